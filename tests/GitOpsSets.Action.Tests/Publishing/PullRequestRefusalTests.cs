using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Publishing;

/// <summary>Where no pull request may or can be opened.</summary>
public sealed class PullRequestRefusalTests : IAsyncLifetime
{
    private ProposalScene _scene = null!;

    public async ValueTask InitializeAsync() => _scene = await ProposalScene.OpenAsync();

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task A_branch_is_not_proposed_to_itself()
    {
        var run = await _scene.ProposeAsync("--branch", "main");

        Assert.Equal(7, run.ExitCode);
        Assert.Contains("a pull request from 'main' to itself cannot be", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_default_branch_is_never_the_one_that_is_overwritten()
    {
        await _scene.Stage.Repository.CommitAsync("release", ("sets/teams.yaml", ProposalScene.Teams("teams", "web")));
        string? trunk = await _scene.TipAsync("main");

        var run = await _scene.ProposeAsync("--base", "release", "--branch", "main");

        Assert.Equal(7, run.ExitCode);
        Assert.Contains("it is the repository's default branch", run.Error, StringComparison.Ordinal);
        Assert.Equal(trunk, await _scene.TipAsync("main"));
    }

    [Fact]
    public async Task A_base_branch_that_does_not_exist_is_an_error()
    {
        var run = await _scene.ProposeAsync("--base", "nope");

        Assert.Equal(7, run.ExitCode);
        Assert.Contains("'nope'", run.Error, StringComparison.Ordinal);
        Assert.Empty(_scene.Stage.Previews.PullRequests);
    }

    [Fact]
    public async Task A_token_is_needed()
    {
        var run = await _scene.Stage.Host().RunAsync(["run", "--publish", "pull-request"], ProposalScene.Cancelled);

        Assert.Equal(7, run.ExitCode);
        Assert.Contains("give the input token", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_of_another_forge_is_named()
    {
        var run = await _scene.Stage.Host(("GITHUB_REPOSITORY", "acme/other")).RunAsync(["run", "--publish", "pull-request", "--token", "t0ken"], ProposalScene.Cancelled);

        Assert.Equal(7, run.ExitCode);
        Assert.Contains("belongs to no forge on which this run could open pull requests", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fork_only_gets_a_report()
    {
        string payload = Path.Combine(_scene.Stage.Checkout, "..", "event.json");
        await File.WriteAllTextAsync(payload, """{"pull_request":{"head":{"repo":{"full_name":"mallory/previews"}}}}""", ProposalScene.Cancelled);
        (string, string)[] runner = [("GITHUB_ACTIONS", "true"), ("GITHUB_EVENT_NAME", "pull_request"), ("GITHUB_EVENT_PATH", payload), ("GITHUB_REF", "refs/pull/7/merge")];

        var run = await _scene.Stage.Host(runner).RunAsync(["run", "--publish", "pull-request", "--base", "main", "--token", "t0ken"], ProposalScene.Cancelled);

        Assert.Equal(0, run.ExitCode);
        Assert.Null(await _scene.TipAsync());
        Assert.Empty(_scene.Stage.Previews.PullRequests);
    }

    [Theory]
    [InlineData("refs/tags/v1")]
    [InlineData("refs/pull/7/merge")]
    public async Task What_is_no_branch_needs_a_base_that_is_named(string reference)
    {
        (string, string)[] runner = [("GITHUB_ACTIONS", "true"), ("GITHUB_EVENT_NAME", "push"), ("GITHUB_REF", reference)];

        var reported = await _scene.Stage.Host(runner).RunAsync(["run", "--publish", "pull-request", "--branch", "x", "--token", "t0ken"], ProposalScene.Cancelled);
        var named = await _scene.Stage.Host(runner).RunAsync(["run", "--publish", "pull-request", "--base", "main", "--token", "t0ken"], ProposalScene.Cancelled);

        Assert.Equal((0, 0), (reported.ExitCode, named.ExitCode));
        Assert.Contains($"'{reference}' is no branch, so nothing is published; this run only reports", reported.Error, StringComparison.Ordinal);
        Assert.Contains("10 files would change", reported.Error, StringComparison.Ordinal);
        Assert.Single(_scene.Stage.Previews.PullRequests);
    }

    [Theory]
    [InlineData("commit")]
    [InlineData("pull-request")]
    public async Task A_clone_on_no_branch_reports_what_it_would_publish(string mode)
    {
        await GitClient.RunAsync(_scene.Stage.Checkout, "checkout", "--quiet", "--detach");
        string? before = await _scene.TipAsync("main");

        var run = await _scene.Stage.Host().RunAsync(["run", "--publish", mode, "--token", "t0ken"], ProposalScene.Cancelled);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("the checkout is on no branch, so nothing is published; this run only reports (name the branch with the input base", run.Error, StringComparison.Ordinal);
        Assert.Contains("10 files would change", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, await _scene.TipAsync("main"));
        Assert.Empty(_scene.Stage.Previews.PullRequests);
    }

    [Fact]
    public async Task A_hook_that_declines_the_branch_leaves_nothing_half_done()
    {
        _scene.Stage.Repository.InstallHook("pre-receive", "echo 'error: GH013: Repository rule violations found for refs/heads/expansion/main/expanded.' >&2; exit 1");

        var run = await _scene.ProposeAsync();

        Assert.Equal(7, run.ExitCode);
        Assert.Contains("GH013", run.Error, StringComparison.Ordinal);
        Assert.Null(await _scene.TipAsync());
        Assert.Empty(_scene.Stage.Previews.PullRequests);
    }

    [Fact]
    public async Task Workflows_are_no_place_for_output()
    {
        var run = await _scene.ProposeAsync("--output", ".github/workflows");

        Assert.Equal(7, run.ExitCode);
        Assert.Contains("is below .github, which configures the hosting service", run.Error, StringComparison.Ordinal);
        Assert.Empty(_scene.Stage.Previews.PullRequests);
    }

    [Fact]
    public async Task Each_output_folder_and_base_has_a_branch_of_its_own()
    {
        await _scene.ProposeAsync("--output", "clusters/a b");
        await _scene.ProposeAsync("--output", "clusters");

        Assert.Equal(["expansion/main/clusters", "expansion/main/clusters-a-b"], _scene.Stage.Previews.PullRequests.Select(pull => pull.Branch).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
