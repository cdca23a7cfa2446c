using GitOpsSets.Demo;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Publishing;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Publishing;

/// <summary><c>pull-request-per: set</c>: a branch, a pull request and a memory for each set.</summary>
public sealed class PullRequestPerSetTests : IAsyncLifetime
{
    private static readonly string[] PerSet = ["--pull-request-per", "set"];
    private DemoStage _stage = null!;

    public async ValueTask InitializeAsync() => _stage = await DemoStage.OpenAsync(
        [("sets/teams.yaml", ProposalScene.Teams("teams", "web")), ("sets/zones.yaml", ProposalScene.Teams("zones", "eu"))], null, ProposalScene.Cancelled);

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task Each_set_has_its_own_and_they_merge_in_any_order_without_a_run_in_between()
    {
        var run = await ProposeAsync();
        var pulls = _stage.Previews.PullRequests;

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal([BranchOf("teams"), BranchOf("zones")], pulls.Select(pull => pull.Branch).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(["Update expanded manifests (previews/teams)", "Update expanded manifests (previews/zones)"], pulls.Select(pull => pull.Title).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        await MergeAsync(BranchOf("zones"));
        await MergeAsync(BranchOf("teams"));
        var after = await ProposeAsync();
        var files = await _stage.Repository.FilesAsync("main");

        Assert.True(after.ExitCode == 0, after.Error);
        Assert.All(_stage.Previews.PullRequests, pull => Assert.False(pull.IsOpen));
        Assert.Contains("expanded/previews/teams/namespace-teams-web.yaml", files, StringComparer.Ordinal);
        Assert.Contains("expanded/previews/zones/namespace-zones-eu.yaml", files, StringComparer.Ordinal);
        Assert.Null(await _stage.Repository.TipAsync(BranchOf("teams")));
    }

    [Fact]
    public async Task A_change_of_one_set_touches_its_pull_request_alone()
    {
        await ProposeAsync();
        string? zones = await _stage.Repository.TipAsync(BranchOf("zones"));
        await _stage.Repository.CommitAsync("main", ("sets/teams.yaml", ProposalScene.Teams("teams", "web", "api")));

        var run = await ProposeAsync();

        Assert.Contains("updated pull request", run.Error, StringComparison.Ordinal);
        Assert.Equal(zones, await _stage.Repository.TipAsync(BranchOf("zones")));
        Assert.Contains("expanded/previews/teams/namespace-teams-api.yaml", await _stage.Repository.FilesAsync(BranchOf("teams")), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_set_that_vanishes_before_its_merge_closes_its_own()
    {
        await ProposeAsync();
        await _stage.Repository.CommitAsync("main", ("sets/teams.yaml", null));

        var run = await ProposeAsync();

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal([BranchOf("zones")], _stage.Previews.PullRequests.Where(pull => pull.IsOpen).Select(pull => pull.Branch), StringComparer.Ordinal);
        Assert.Null(await _stage.Repository.TipAsync(BranchOf("teams")));
    }

    [Fact]
    public async Task A_set_whose_file_cannot_be_read_closes_nothing()
    {
        await ProposeAsync();
        await _stage.Repository.CommitAsync("main", ("sets/teams.yaml", "kind: GitOpsSet\n  broken: [\n"));

        var run = await ProposeAsync();

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(2, _stage.Previews.PullRequests.Count(pull => pull.IsOpen));
    }

    [Fact]
    public async Task A_set_that_vanishes_after_its_merge_proposes_its_removal_and_forgets_itself()
    {
        await ProposeAsync();
        await MergeAsync(BranchOf("teams"));
        await _stage.Repository.CommitAsync("main", ("sets/teams.yaml", null));

        var run = await ProposeAsync("--allow-empty");
        bool isOpen = _stage.Previews.PullRequests.Any(pull => pull.IsOpen && pull.Branch == BranchOf("teams"));
        await MergeAsync(BranchOf("teams"));
        var last = await ProposeAsync();

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.True(isOpen);
        Assert.Equal(0, last.ExitCode);
        Assert.DoesNotContain(await _stage.Repository.FilesAsync("main"), path => path.Contains("teams", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_proposed_for_all_sets_before_is_taken_over()
    {
        await _stage.RunAsync(ProposalScene.Cancelled);
        await _stage.Repository.CommitAsync("main", ("sets/teams.yaml", ProposalScene.Teams("teams", "web", "api")));

        var run = await ProposeAsync();

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.DoesNotContain("is kept", run.Error, StringComparison.Ordinal);
        Assert.Contains(_stage.Previews.PullRequests, pull => pull.IsOpen && pull.Branch == BranchOf("teams"));
    }

    [Theory]
    [InlineData("GitOpsSet", "previews", "teams")]
    [InlineData("ResourceSet", "", "a")]
    [InlineData("ResourceSet", "a-very-long-namespace-of-somebody-with-time", "and-a-name-that-is-longer-than-any-branch-should-be")]
    public void A_slug_is_bounded_and_no_other_sets(string kind, string @namespace, string name)
    {
        string slug = SetSlug.Of(new SetId(kind, @namespace, name));

        Assert.True(SetSlug.IsOne(slug) && slug.Length <= 49, slug);
        Assert.NotEqual(slug, SetSlug.Of(new SetId(kind == "GitOpsSet" ? "ResourceSet" : "GitOpsSet", @namespace, name)), StringComparer.Ordinal);
    }

    private static string BranchOf(string name) => $"expansion/main/expanded+{SetSlug.Of(new SetId("GitOpsSet", "previews", name))}";

    private Task<ProgramResult> ProposeAsync(params string[] more) => _stage.ProposeAsync(ProposalScene.Cancelled, [.. PerSet, .. more]);

    // As the button does it: a merge of the branch as it is, whatever happened to the base meanwhile.
    private async Task MergeAsync(string branch)
    {
        string work = Path.Combine(_stage.Checkout, "..", Path.GetRandomFileName());
        await GitClient.RunAsync(_stage.Checkout, "clone", "--quiet", _stage.Repository.Folder, work);
        await GitClient.RunAsync(work, "merge", "--quiet", "--no-edit", $"origin/{branch}");
        await GitClient.RunAsync(work, "push", "--quiet", "origin", "HEAD:refs/heads/main");
        _stage.Previews.Merge(_stage.Previews.PullRequests.First(pull => pull.IsOpen && pull.Branch == branch).Number);
    }
}
