using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Publishing;

/// <summary>Unknown is never empty, for what is only proposed as well.</summary>
public sealed class PullRequestUnknownTests : IAsyncLifetime
{
    private const string Environment = "expanded/previews/shop-pull-requests/namespace-shop-pr-1.yaml";
    private ProposalScene _scene = null!;

    public async ValueTask InitializeAsync() => _scene = await ProposalScene.OpenAsync(("sets/teams.yaml", ProposalScene.Teams("teams", "web")));

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task A_source_that_fails_takes_nothing_out_of_the_pull_request()
    {
        await _scene.ProposeAsync();
        string? tip = await _scene.TipAsync();
        string body = _scene.Open.Body;
        FailListings();

        var run = await _scene.ProposeAsync();

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(tip, await _scene.TipAsync());
        Assert.Equal(body, _scene.Open.Body);
    }

    [Fact]
    public async Task Other_sets_are_proposed_all_the_same()
    {
        await _scene.ProposeAsync();
        await _scene.Stage.Repository.CommitAsync("main", ("sets/teams.yaml", ProposalScene.Teams("teams", "web", "api")));
        FailListings();

        var run = await _scene.ProposeAsync();

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(Environment, await _scene.FilesAsync(), StringComparer.Ordinal);
        Assert.Contains("expanded/previews/teams/namespace-teams-api.yaml", await _scene.FilesAsync(), StringComparer.Ordinal);
        Assert.StartsWith("13 files added", _scene.Open.Body, StringComparison.Ordinal);
        Assert.Contains("\"path\":\"previews/shop-pull-requests/namespace-shop-pr-1.yaml\"", await _scene.Stage.Repository.ShowAsync(ProposalScene.Branch, "expanded/.gitopssets/ledger.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listing_that_loses_a_pull_request_which_is_still_open_takes_nothing_out()
    {
        await _scene.ProposeAsync();
        string[] files = await _scene.FilesAsync();
        _scene.Stage.GitHub.Fault = static request => IsShop(request) && request.Path.EndsWith("/pulls", StringComparison.Ordinal) ? new FakeFault.Answer(200, "[]") : null;

        var run = await _scene.ProposeAsync();

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("GS0604", run.Error, StringComparison.Ordinal);
        Assert.Equal(files, await _scene.FilesAsync());
        Assert.True(_scene.Open.IsOpen);
    }

    [Fact]
    public async Task A_removal_that_waits_for_its_merge_stays_proposed_while_the_source_fails()
    {
        await _scene.ProposeAsync();
        await _scene.MergeAsync();
        _scene.Stage.Shop.Merge(1);
        await _scene.ProposeAsync();
        string? tip = await _scene.TipAsync();
        FailListings();

        await _scene.ProposeAsync();

        Assert.Equal(tip, await _scene.TipAsync());
        Assert.DoesNotContain(Environment, await _scene.FilesAsync(), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Outsiders_text_that_is_quarantined_holds_up_only_its_own_element()
    {
        await _scene.ProposeAsync();
        _scene.Stage.Shop.PullRequests.Single().Title = "\"\nmetadata:\n  namespace: kube-system # ${TOKEN}";
        _scene.Stage.Shop.Open("feature/search", labels: "preview");

        var run = await _scene.ProposeAsync();

        Assert.Equal(8, run.ExitCode);
        Assert.Contains(Environment, await _scene.FilesAsync(), StringComparer.Ordinal);
        Assert.Contains("expanded/previews/shop-pull-requests/namespace-shop-pr-2.yaml", await _scene.FilesAsync(), StringComparer.Ordinal);
        string listing = await _scene.Stage.Repository.ShowAsync(ProposalScene.Branch, "expanded/previews/shop-pull-requests/kustomization.yaml");
        Assert.Contains("- namespace-shop-pr-1.yaml\n", listing, StringComparison.Ordinal);
        Assert.Contains("- namespace-shop-pr-2.yaml\n", listing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_base_branch_refuses_to_lose_is_not_lost_by_way_of_the_proposal()
    {
        await _scene.Stage.Repository.CommitAsync("main", ("sets/teams.yaml", ProposalScene.Teams("teams", "a", "b", "c", "d", "e")));
        await _scene.ProposeAsync();
        await _scene.MergeAsync();
        await _scene.Stage.Repository.CommitAsync("main", ("sets/teams.yaml", ProposalScene.Teams("teams", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p")));
        await _scene.ProposeAsync();
        string? tip = await _scene.TipAsync();
        await _scene.Stage.Repository.CommitAsync("main", ("sets/teams.yaml", ProposalScene.Teams("teams", "a", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p")));

        var run = await _scene.ProposeAsync();

        Assert.Equal(6, run.ExitCode);
        Assert.Equal(tip, await _scene.TipAsync());
    }

    [Fact]
    public async Task A_ledger_that_cannot_be_trusted_leaves_everything_as_it_is()
    {
        await _scene.ProposeAsync();
        string? tip = await _scene.TipAsync();
        await _scene.Stage.Repository.CommitAsync("main", ("expanded/.gitopssets/ledger.json", "{}"));

        var run = await _scene.ProposeAsync();

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(tip, await _scene.TipAsync());
        Assert.True(_scene.Open.IsOpen);
    }

    [Fact]
    public async Task A_definition_that_does_not_parse_keeps_its_part_of_the_pull_request()
    {
        await _scene.ProposeAsync();
        await _scene.Stage.Repository.CommitAsync("main", ("sets/teams.yaml", ProposalScene.Teams("teams", "web") + "\n  - ["));

        var run = await _scene.ProposeAsync();

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("expanded/previews/teams/namespace-teams-web.yaml", await _scene.FilesAsync(), StringComparer.Ordinal);
    }

    private void FailListings() => _scene.Stage.GitHub.Fault = static request => IsShop(request) ? new FakeFault.Answer(500, "{}") : null;

    private static bool IsShop(FakeRequest request) => request.Path.Contains("/acme/shop", StringComparison.Ordinal);
}
