using GitOpsSets.Demo;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Publishing;

/// <summary>Each kind of forge when it fails, hesitates or refuses: nothing doubled, nothing half-done, and the next run heals.</summary>
public sealed class EveryForgeFaultTests
{
    public static TheoryData<string> Forges => [.. DemoForge.All.Keys];

    [Theory]
    [MemberData(nameof(Forges))]
    public async Task A_create_call_that_failed_but_worked_is_found_and_not_made_again(string forge)
    {
        await using var scene = await ProposalScene.OpenAsync(forge);
        int creates = 0;
        scene.Stage.Forge.Fault = request => IsCreate(request) && creates++ == 0 ? new FakeFault.DoneAllTheSame(502) : null;

        var run = await scene.ProposeAsync("--labels", "bot");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(1, creates);
        Assert.Equal(["bot"], Assert.Single(scene.Stage.Previews.PullRequests).Labels);
    }

    [Theory]
    [MemberData(nameof(Forges))]
    public async Task One_that_somebody_opened_in_the_same_moment_is_taken(string forge)
    {
        await using var scene = await ProposalScene.OpenAsync(forge);
        scene.Stage.Forge.Fault = request =>
        {
            if (IsCreate(request))
            {
                scene.Stage.Previews.Open(ProposalScene.Branch, "Rival's", "gitopssets-bot");
            }

            return null;
        };

        var run = await scene.ProposeAsync();

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("pull request #1", run.Error, StringComparison.Ordinal);
        Assert.Single(scene.Stage.Previews.PullRequests);
    }

    [Theory]
    [MemberData(nameof(Forges))]
    public async Task A_right_that_is_missing_is_named_and_the_next_run_heals(string forge)
    {
        await using var scene = await ProposalScene.OpenAsync(forge);
        scene.Stage.Forge.Fault = static request => IsCreate(request) ? new FakeFault.Answer(403, """{"message":"Forbidden"}""") : null;

        var refused = await scene.ProposeAsync();
        string? tip = await scene.TipAsync();
        scene.Stage.Forge.Fault = static _ => null;
        var healed = await scene.ProposeAsync();

        string right = forge switch
        {
            "GitHub" => "'pull-requests: write'",
            "GitLab" => "the scope api, and at least the role Developer in this project",
            "Azure DevOps" => "'Contribute to pull requests'",
            _ => "'write:repository'",
        };
        Assert.Equal((7, 0), (refused.ExitCode, healed.ExitCode));
        Assert.Contains(right, refused.Error, StringComparison.Ordinal);
        Assert.NotNull(tip);
        Assert.Equal(tip, await scene.TipAsync());
        Assert.Contains("opened pull request #1", healed.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Forges))]
    public async Task A_forge_that_does_not_answer_is_an_error_and_closes_nothing(string forge)
    {
        await using var scene = await ProposalScene.OpenAsync(forge);
        await scene.ProposeAsync();
        await scene.RetireAsync();
        scene.Stage.Forge.Fault = static _ => new FakeFault.Answer(500, "{}");

        var run = await scene.ProposeAsync();

        Assert.True(run.ExitCode == 7, run.Error);
        Assert.NotNull(await scene.TipAsync());
        Assert.True(scene.Open.IsOpen);
    }

    [Theory]
    [InlineData("GitLab", 403, """{"message":"403 Forbidden - project is archived"}""")]
    [InlineData("Gitea", 423, """{"message":"Repo is archived"}""")]
    [InlineData("Azure DevOps", 403, """{"message":"TF401026: The repository is disabled."}""")]
    [InlineData("GitHub", 403, """{"message":"Repository was archived so is read-only."}""")]
    public async Task A_repository_that_is_closed_is_said_in_the_forges_words(string forge, int status, string words)
    {
        await using var scene = await ProposalScene.OpenAsync(forge);
        scene.Stage.Forge.Fault = request => request.Method == "GET" ? null : new FakeFault.Answer(status, words);

        var run = await scene.ProposeAsync();

        Assert.True(run.ExitCode == 7, run.Error);
        Assert.Contains(words["""{"message":" """.TrimEnd().Length..^2], run.Error, StringComparison.Ordinal);
        Assert.Contains("closed to changes: open it again in its settings", run.Error, StringComparison.Ordinal);
        Assert.Empty(scene.Stage.Previews.PullRequests);
    }

    [Theory]
    [MemberData(nameof(Forges))]
    public async Task A_wrong_token_ends_in_advice_and_shows_itself_nowhere(string forge)
    {
        await using var scene = await ProposalScene.OpenAsync(forge);
        string? token = scene.Stage.Forge.Token;
        scene.Stage.Forge.Token = "another";

        var run = await scene.ProposeAsync("--log-level", "debug");
        int opened = scene.Stage.Previews.PullRequests.Length;
        scene.Stage.Forge.Token = token;
        var healed = await scene.ProposeAsync();

        // the stand-in for GitHub is asked for the sources as well
        Assert.Equal((forge == DemoForge.GitHub.Name ? 3 : 7, 0, 0), (run.ExitCode, opened, healed.ExitCode));
        Assert.Contains("opened pull request #1", healed.Error, StringComparison.Ordinal);
        Assert.Contains("token", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(DemoStage.Token, string.Join('\n', (run.Output + run.Error).Split('\n').Where(static line => !line.StartsWith("::add-mask::", StringComparison.Ordinal) && !line.StartsWith("##vso[task.setsecret]", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Forges))]
    public async Task The_branch_of_a_pull_request_that_is_not_ours_alone_stays_as_it_is(string forge)
    {
        await using var scene = await ProposalScene.OpenAsync(forge);
        await scene.ProposeAsync();
        string theirs = await scene.Stage.Repository.CommitAsync(ProposalScene.Branch, ("expanded/note.txt", "mine\n"));
        scene.Stage.Shop.Open("feature/search", labels: "preview");
        int requests = scene.Stage.Forge.Requests.Length;

        var run = await scene.ProposeAsync();

        Assert.Equal((0, theirs), (run.ExitCode, await scene.TipAsync()));
        Assert.Contains("GS0702", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(scene.Stage.Forge.Requests[requests..], request => request.Method != "GET");
    }

    private static bool IsCreate(FakeRequest request) =>
        request.Method == "POST" && (string[])["/previews/pulls", "/merge_requests", "/pullRequests"] is var ends && ends.Any(end => request.Path.EndsWith(end, StringComparison.Ordinal));
}
