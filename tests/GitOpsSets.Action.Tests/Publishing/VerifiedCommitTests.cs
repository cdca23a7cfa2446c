using GitOpsSets.Demo;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Publishing;

/// <summary>Commits that the forge makes, without a key of ours.</summary>
public sealed class VerifiedCommitTests : IAsyncLifetime
{
    private ProposalScene _scene = null!;

    public async ValueTask InitializeAsync() => _scene = await ProposalScene.OpenAsync();

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task The_forge_makes_the_commit_and_moves_the_branch()
    {
        string? before = await _scene.TipAsync("main");

        var run = await CommitAsync();

        var create = Assert.Single(_scene.Stage.GitHub.Requests, request => request.Path.EndsWith("/git/commits", StringComparison.Ordinal));
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains($"committed {await _scene.TipAsync("main")} to main", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, (await _scene.Stage.GitAsync("rev-parse", "main^")).Trim());
        Assert.Equal("Somebody", (await _scene.Stage.GitAsync("log", "-1", "--format=%an", "main")).Trim());
        Assert.DoesNotContain("author", create.Body, StringComparison.Ordinal);
        Assert.Equal("", await References());
    }

    [Fact]
    public async Task A_pull_request_gets_such_a_commit_and_its_branch_is_replaced_by_comparison()
    {
        await ProposeAsync();
        _scene.Stage.Shop.Open("feature/search", labels: "preview");

        var run = await ProposeAsync();
        var again = await ProposeAsync();

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("updated pull request #1", run.Error, StringComparison.Ordinal);
        Assert.Contains("nothing new", again.Error, StringComparison.Ordinal);
        Assert.Equal(2, await _scene.Stage.Repository.CountCommitsAsync(ProposalScene.Branch));
        Assert.Equal("Somebody", (await _scene.Stage.GitAsync("log", "-1", "--format=%cn", ProposalScene.Branch)).Trim());
    }

    [Fact]
    public async Task A_rival_that_moves_the_branch_first_is_not_overwritten()
    {
        string? theirs = null;
        _scene.Stage.GitHub.Fault = request =>
        {
            if (theirs is null && request.Path.EndsWith("/graphql", StringComparison.Ordinal))
            {
                theirs = _scene.Stage.Repository.CommitAsync("main", ("rival.txt", "1\n")).GetAwaiter().GetResult();
            }

            return null;
        };

        var run = await CommitAsync();

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(theirs, (await _scene.Stage.GitAsync("rev-parse", "main^")).Trim());
        Assert.Equal("", await References());
    }

    [Theory]
    [InlineData(502)]
    [InlineData(500)]
    public async Task A_move_whose_answer_was_lost_is_looked_up(int status)
    {
        int moves = 0;
        _scene.Stage.GitHub.Fault = request => request.Path.EndsWith("/graphql", StringComparison.Ordinal) && moves++ == 0 ? new FakeFault.DoneAllTheSame(status) : null;

        var run = await CommitAsync();

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal((1, 2), (moves, await _scene.Stage.Repository.CountCommitsAsync("main")));
    }

    [Fact]
    public async Task A_token_whose_commits_are_not_signed_is_an_error_and_nothing_is_published()
    {
        _scene.Stage.Previews.SignsCommits = false;
        string? before = await _scene.TipAsync("main");

        var run = await CommitAsync();

        Assert.Equal(7, run.ExitCode);
        Assert.Contains("GitHub did not sign the commit (reason: unsigned)", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, await _scene.TipAsync("main"));
        Assert.Equal("", await References());
    }

    [Fact]
    public async Task What_killed_runs_left_behind_is_swept_after_an_hour()
    {
        string commit = (await _scene.TipAsync("main"))!;
        await _scene.Stage.GitAsync("update-ref", "refs/gitopssets/1000000000-old", commit);
        await _scene.Stage.GitAsync("update-ref", $"refs/gitopssets/{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}-fresh", commit);

        await CommitAsync();

        Assert.EndsWith("-fresh", (await References()).Trim(), StringComparison.Ordinal);
    }

    private Task<string> References() => _scene.Stage.GitAsync("for-each-ref", "--format=%(refname)", "refs/gitopssets/");

    private Task<ProgramResult> CommitAsync() => _scene.Stage.RunAsync(ProposalScene.Cancelled, "--sign", "api", "--token", DemoStage.Token);

    private Task<ProgramResult> ProposeAsync() => _scene.ProposeAsync("--sign", "api");
}
