using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Publishing;

/// <summary>A GitHub that fails, hesitates or refuses.</summary>
public sealed class PullRequestFaultTests : IAsyncLifetime
{
    private const string Exists = """{"message":"Validation Failed","errors":[{"resource":"PullRequest","code":"custom","message":"A pull request already exists for acme:expansion/main/expanded."}]}""";
    private ProposalScene _scene = null!;

    public async ValueTask InitializeAsync() => _scene = await ProposalScene.OpenAsync();

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    public async Task A_create_call_that_failed_but_worked_is_found_and_not_made_again(int status)
    {
        int creates = 0;
        _scene.Stage.GitHub.Fault = request => IsCreate(request) && creates++ == 0 ? new FakeFault.DoneAllTheSame(status) : null;

        var run = await _scene.ProposeAsync("--labels", "bot");

        Assert.Equal((0, 1), (run.ExitCode, creates));
        Assert.Contains("opened pull request #1", run.Error, StringComparison.Ordinal);
        Assert.Equal(["bot"], Assert.Single(_scene.Stage.Previews.PullRequests).Labels);
    }

    [Fact]
    public async Task A_create_call_that_failed_is_made_again_once_a_listing_shows_nothing_of_it()
    {
        int creates = 0;
        _scene.Stage.GitHub.Fault = request => IsCreate(request) && creates++ < 2 ? new FakeFault.Answer(500, "{}") : null;

        var run = await _scene.ProposeAsync();

        Assert.Equal((0, 3), (run.ExitCode, creates));
        Assert.Single(_scene.Stage.Previews.PullRequests);
    }

    [Fact]
    public async Task A_connection_that_breaks_during_the_create_call_leaves_one_pull_request()
    {
        int creates = 0;
        _scene.Stage.GitHub.Fault = request => IsCreate(request) && creates++ == 0 ? new FakeFault.Reset() : null;

        var run = await _scene.ProposeAsync();

        Assert.Equal((0, 1), (run.ExitCode, creates));
        Assert.Single(_scene.Stage.Previews.PullRequests);
    }

    [Fact]
    public async Task One_that_somebody_opened_in_the_same_moment_is_taken_even_from_the_second_page()
    {
        _scene.Stage.GitHub.MaxPageSize = 2;
        _scene.Stage.GitHub.Fault = request =>
        {
            // The rival is quicker between our look and our call, and the filter by owner misses it.
            if (IsCreate(request))
            {
                _scene.Stage.Previews.Open(ProposalScene.Branch, "Rival's", "github-actions[bot]");
                Enumerable.Range(0, 4).ToList().ForEach(index => _scene.Stage.Previews.Open($"other-{index}"));
                return new FakeFault.Answer(422, Exists);
            }

            return null;
        };

        var run = await _scene.ProposeAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("pull request #1 ", run.Error, StringComparison.Ordinal);
        Assert.Equal(5, _scene.Stage.Previews.PullRequests.Length);
    }

    [Fact]
    public async Task A_second_page_that_fails_is_not_taken_for_the_end()
    {
        _scene.Stage.GitHub.MaxPageSize = 1;
        _scene.Stage.GitHub.Fault = request => request switch
        {
            _ when IsCreate(request) => Rival(),
            { Page: 2 } when request.Path.Contains("/previews/", StringComparison.Ordinal) || request.Path.Contains("/repositories/", StringComparison.Ordinal) => new FakeFault.Answer(404, "{}"),
            _ => null,
        };

        var run = await _scene.ProposeAsync();

        Assert.Equal(7, run.ExitCode);
        Assert.Contains("page 2: HTTP 404", run.Error, StringComparison.Ordinal);

        FakeFault Rival()
        {
            _scene.Stage.Previews.Open(ProposalScene.Branch);
            _scene.Stage.Previews.Open("other");
            return new FakeFault.Answer(422, Exists);
        }
    }

    [Fact]
    public async Task A_secondary_rate_limit_is_waited_for_and_the_call_made_again()
    {
        int creates = 0;
        _scene.Stage.GitHub.Fault = request => IsCreate(request) && creates++ == 0
            ? new FakeFault.Answer(403, """{"message":"You have exceeded a secondary rate limit."}""") { Headers = [("retry-after", "0")] }
            : null;

        var run = await _scene.ProposeAsync();

        Assert.Equal((0, 2), (run.ExitCode, creates));
        Assert.Single(_scene.Stage.Previews.PullRequests);
    }

    [Fact]
    public async Task A_right_that_is_missing_is_named_and_the_next_run_heals()
    {
        _scene.Stage.GitHub.Fault = request => IsCreate(request)
            ? new FakeFault.Answer(403, """{"message":"GitHub Actions is not permitted to create or approve pull requests."}""")
            : null;

        var refused = await _scene.ProposeAsync();
        string? tip = await _scene.TipAsync();
        _scene.Stage.GitHub.Fault = static _ => null;
        var healed = await _scene.ProposeAsync();

        Assert.Equal(7, refused.ExitCode);
        Assert.Contains("Allow GitHub Actions to create and approve pull requests", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, healed.ExitCode);
        Assert.Equal(tip, await _scene.TipAsync());
        Assert.Contains("opened pull request #1", healed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_without_the_permission_gets_it_named()
    {
        _scene.Stage.GitHub.Fault = request => IsCreate(request) ? new FakeFault.Answer(403, """{"message":"Resource not accessible by integration"}""") : null;

        var run = await _scene.ProposeAsync();

        Assert.Equal(7, run.ExitCode);
        Assert.Contains("'pull-requests: write'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Labels_and_reviewers_that_are_refused_are_a_warning_and_labels_are_tried_again()
    {
        _scene.Stage.GitHub.Fault = request => request.Path.EndsWith("/labels", StringComparison.Ordinal) ? new FakeFault.Answer(403, """{"message":"Resource not accessible by integration"}""") : null;

        var first = await _scene.ProposeAsync("--labels", "new", "--reviewers", "stranger");
        _scene.Stage.GitHub.Fault = static _ => null;
        var second = await _scene.ProposeAsync("--labels", "new", "--reviewers", "stranger");

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Contains("warning GS0703: pull request #1 could not be labelled: new: HTTP 403", first.Error, StringComparison.Ordinal);
        Assert.Contains("warning GS0703: pull request #1 could not be given reviewers: stranger: HTTP 422", first.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("GS0703", second.Error, StringComparison.Ordinal);
        Assert.Equal(["new"], _scene.Open.Labels);
    }

    [Fact]
    public async Task What_GitHub_does_not_know_everywhere_yet_is_asked_again()
    {
        int labels = 0;
        _scene.Stage.GitHub.Fault = request => request.Path.EndsWith("/labels", StringComparison.Ordinal) && labels++ < 2
            ? new FakeFault.Answer(422, """{"message":"Validation Failed","errors":[{"message":"Could not resolve to a node with the global id of 'PR_1'."}]}""")
            : null;

        var run = await _scene.ProposeAsync("--labels", "bot");

        Assert.Equal((0, 3), (run.ExitCode, labels));
        Assert.Equal(["bot"], _scene.Open.Labels);
    }

    [Fact]
    public async Task A_GitHub_that_does_not_answer_is_an_error_and_closes_nothing()
    {
        await _scene.ProposeAsync();
        await _scene.RetireAsync();
        _scene.Stage.GitHub.Fault = static _ => new FakeFault.Answer(500, "{}");

        var run = await _scene.ProposeAsync();

        Assert.Equal(7, run.ExitCode);
        Assert.NotNull(await _scene.TipAsync());
        Assert.True(_scene.Open.IsOpen);
    }

    [Fact]
    public async Task The_token_goes_to_the_api_alone_and_into_no_message()
    {
        var run = await _scene.ProposeAsync("--log-level", "debug");

        Assert.All(_scene.Stage.GitHub.Requests, request => Assert.Equal($"Bearer {GitOpsSets.Demo.DemoStage.Token}", request.Authorization));
        Assert.DoesNotContain(GitOpsSets.Demo.DemoStage.Token, run.Output + run.Error + _scene.Open.Body, StringComparison.Ordinal);
    }

    private static bool IsCreate(FakeRequest request) => request.Method == "POST" && request.Path.EndsWith("/previews/pulls", StringComparison.Ordinal);
}
