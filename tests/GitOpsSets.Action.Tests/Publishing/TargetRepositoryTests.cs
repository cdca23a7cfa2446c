using GitOpsSets.Demo;

namespace GitOpsSets.Action.Tests.Publishing;

/// <summary>Definitions in one repository, output in another one, on another forge with a token of its own.</summary>
public sealed class TargetRepositoryTests : IAsyncLifetime
{
    private const string OwnToken = "ghs_own0123456789";
    private DemoStage _own = null!;
    private DemoStage _target = null!;

    public async ValueTask InitializeAsync()
    {
        _own = await DemoStage.OpenAsync([("sets/teams.yaml", ProposalScene.Teams("teams", "web"))], null, ProposalScene.Cancelled);
        _target = await DemoStage.OpenAsync([("README.md", "clusters\n"), ("sets/zones.yaml", ProposalScene.Teams("zones", "eu"))], null, ProposalScene.Cancelled, DemoForge.Gitea);
        await _target.Repository.CommitAsync("production", ("README.md", "production\n"));
    }

    public async ValueTask DisposeAsync()
    {
        await _own.DisposeAsync();
        await _target.DisposeAsync();
    }

    [Fact]
    public async Task A_pull_request_is_opened_there_and_nothing_is_written_here()
    {
        string? here = await _own.Repository.TipAsync("main");

        var run = await RunAsync("pull-request", "--target-token", DemoStage.Token, "--base", "production", "--forge", "gitea");
        var again = await RunAsync("pull-request", "--target-token", DemoStage.Token, "--base", "production", "--forge", "gitea");

        Assert.True(run.ExitCode == 0, run.Error);
        var open = Assert.Single(_target.Previews.PullRequests);
        Assert.Equal(("production", "expansion/production/expanded"), (open.Base, open.Branch));
        Assert.Equal(
            ["expanded/.gitopssets/ledger.json", "expanded/previews/teams/kustomization.yaml", "expanded/previews/teams/namespace-teams-web.yaml"],
            (await _target.Repository.FilesAsync(open.Branch)).Where(path => path.StartsWith("expanded/", StringComparison.Ordinal)), StringComparer.Ordinal);
        Assert.Contains("nothing new", again.Error, StringComparison.Ordinal);
        Assert.Equal((here, 0), (await _own.Repository.TipAsync("main"), _own.Previews.PullRequests.Length));
    }

    [Fact]
    public async Task A_commit_lands_there()
    {
        var run = await RunAsync("commit", "--target-token", DemoStage.Token, "--base", "production");

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("expanded/previews/teams/namespace-teams-web.yaml", await _target.Repository.FilesAsync("production"), StringComparer.Ordinal);
        Assert.DoesNotContain("expanded/previews/teams/namespace-teams-web.yaml", await _own.Repository.FilesAsync("main"), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Each_token_goes_to_its_own_server_alone()
    {
        await _own.Repository.CommitAsync("main", [.. ExampleFiles.All]);

        await RunAsync("pull-request", "--target-token", DemoStage.Token, "--base", "production", "--forge", "gitea");

        Assert.NotEmpty(_target.Forge.Requests);
        Assert.All(_target.Forge.Requests, request => Assert.Equal($"token {DemoStage.Token}", request.Authorization));
        Assert.All(_own.GitHub.Requests, request => Assert.Equal($"Bearer {OwnToken}", request.Authorization));
    }

    [Fact]
    public async Task Without_a_token_of_its_own_nothing_is_sent_there()
    {
        var run = await RunAsync("pull-request", "--base", "production", "--forge", "gitea");

        Assert.Equal(7, run.ExitCode);
        Assert.Contains("give the input target-token", run.Error, StringComparison.Ordinal);
        Assert.Empty(_target.Forge.Requests);
    }

    [Theory]
    [InlineData("not an address", "main", "target-repository is no address")]
    [InlineData("--upload-pack=evil", "main", "target-repository is no address")]
    [InlineData("https://git.example.test/acme/clusters.git", "", "target-repository needs the input base")]
    public async Task A_target_that_cannot_be_is_refused_before_anything_runs(string address, string branch, string words)
    {
        string[] arguments = ["run", "--publish", "pull-request", $"--target-repository={address}", .. branch.Length == 0 ? [] : new[] { "--base", branch }];

        var run = await _own.Host().RunAsync(arguments, ProposalScene.Cancelled);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    private Task<ProgramResult> RunAsync(string publish, params string[] more) => _own.Host().RunAsync(
        ["run", "--publish", publish, "--token", OwnToken, "--target-repository", _target.Repository.Url, .. more], ProposalScene.Cancelled);
}
