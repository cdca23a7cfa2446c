using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Forges.AzureDevOps;

public sealed class AzureDevOpsReferencesTests
{
    [Fact]
    public async Task Lists_branches_in_one_piece_and_tags_by_continuation()
    {
        using var scene = new AzureDevOpsScene();
        scene.ReferenceRows.AddRange([("refs/heads/zeta", "b28b"), ("refs/heads/feat/a", "f82c"), ("refs/tags/v1", "7ac1"), ("refs/tags/v2", "5e16"), ("refs/tags/v3", "4fe0")]);

        var branches = await ListAsync(scene, ReferenceKind.Branch);
        var tags = await ListAsync(scene, ReferenceKind.Tag);

        Assert.Equal([new ForgeReference("zeta", "b28b"), new ForgeReference("feat/a", "f82c")], branches);
        Assert.Equal([new ForgeReference("v1", "7ac1"), new ForgeReference("v2", "5e16"), new ForgeReference("v3", "4fe0")], tags);
        Assert.Equal(
            ["", "?filter=tags&$top=100", "?filter=tags&$top=100&continuationToken=t%2F1", "?filter=tags&$top=100&continuationToken=t%2F2"],
            scene.Network.Requests.Take(4).Select(request => request.Address.Query),
            StringComparer.Ordinal);
    }

    [Fact]
    public async Task An_annotated_tag_leads_to_what_it_stands_for_and_a_plain_one_to_itself()
    {
        using var scene = new AzureDevOpsScene();
        scene.Annotated["5e16"] = "4fe0";

        var annotated = await CompleteAsync(scene, new ForgeReference("v1.1.0", "5e16"));
        var plain = await CompleteAsync(scene, new ForgeReference("v1.0.0", "7ac1"));

        Assert.Equal(new ForgeReference("v1.1.0", "4fe0"), Assert.Single(Assert.IsType<Listing<ForgeReference>.Complete>(annotated).Items));
        Assert.Equal(new ForgeReference("v1.0.0", "7ac1"), Assert.Single(Assert.IsType<Listing<ForgeReference>.Complete>(plain).Items));
    }

    [Fact]
    public async Task A_branch_needs_no_second_question()
    {
        using var scene = new AzureDevOpsScene();
        var branch = new ForgeReference("main", "b28b");

        var answer = await scene.References.CompleteAsync(AzureDevOpsScene.Address, ReferenceKind.Branch, branch, TestContext.Current.CancellationToken);

        Assert.Same(branch, Assert.Single(Assert.IsType<Listing<ForgeReference>.Complete>(answer).Items));
        Assert.Empty(scene.Network.Requests);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_tag_whose_object_cannot_be_read_fails_rather_than_give_the_wrong_commit(string name)
    {
        using var scene = new AzureDevOpsScene();
        scene.Annotated["5e16"] = "4fe0";
        var (fault, reason) = ForgeFaultMatrix.Find(name);
        scene.Network.Fault = _ => name == "not found" ? new FakeFault.Answer(404, "not here", "text/plain") : fault;

        var answer = await CompleteAsync(scene, new ForgeReference("v1.1.0", "5e16"));

        var failure = Assert.IsType<Listing<ForgeReference>.Failed>(answer).Failure;
        Assert.Contains(name == "not found" ? "HTTP 404" : reason, failure.Reason, StringComparison.Ordinal);
        Assert.Equal("Azure DevOps tag 'v1.1.0' of fleet/my apps/shop at dev.azure.com", failure.Source);
    }

    [Theory]
    [InlineData(ReferenceKind.Branch, "feat/a", EvidenceVerdict.StillThere)]
    [InlineData(ReferenceKind.Branch, "feat", EvidenceVerdict.Gone)]
    [InlineData(ReferenceKind.Branch, "v1", EvidenceVerdict.Gone)]
    [InlineData(ReferenceKind.Tag, "v1", EvidenceVerdict.StillThere)]
    [InlineData(ReferenceKind.Tag, "v2", EvidenceVerdict.Gone)]
    [InlineData(ReferenceKind.Environment, "v1", EvidenceVerdict.Unknown)]
    public async Task A_reference_is_gone_when_the_repository_answers_and_it_is_not_among_those_that_begin_like_it(ReferenceKind kind, string name, EvidenceVerdict verdict)
    {
        using var scene = new AzureDevOpsScene();
        scene.ReferenceRows.AddRange([("refs/heads/feat/1", "b28b"), ("refs/heads/feat/a", "f82c"), ("refs/tags/v1", "7ac1"), ("refs/tags/v1.1", "7ac1")]);

        Assert.Equal(verdict, await LookUpAsync(scene, kind, name));

        scene.IsReadable = false;
        Assert.Equal(EvidenceVerdict.Unknown, await LookUpAsync(scene, kind, name));
    }

    [Fact]
    public async Task Environments_are_not_listed()
    {
        using var scene = new AzureDevOpsScene();

        var listing = await scene.References.ListAsync(AzureDevOpsScene.Address, ReferenceKind.Environment, TestContext.Current.CancellationToken);

        Assert.Contains("environments are not listed", Assert.IsType<Listing<ForgeReference>.Failed>(listing).Failure.Reason, StringComparison.Ordinal);
    }

    public static TheoryData<string> Faults() => [.. ForgeFaultMatrix.Names];

    private static async Task<IReadOnlyList<ForgeReference>> ListAsync(AzureDevOpsScene scene, ReferenceKind kind) =>
        Assert.IsType<Listing<ForgeReference>.Complete>(await scene.References.ListAsync(AzureDevOpsScene.Address, kind, TestContext.Current.CancellationToken)).Items;

    private static Task<Listing<ForgeReference>> CompleteAsync(AzureDevOpsScene scene, ForgeReference reference) =>
        scene.References.CompleteAsync(AzureDevOpsScene.Address, ReferenceKind.Tag, reference, TestContext.Current.CancellationToken);

    private static Task<EvidenceVerdict> LookUpAsync(AzureDevOpsScene scene, ReferenceKind kind, string name) =>
        scene.References.LookUpAsync(AzureDevOpsScene.Address, kind, name, TestContext.Current.CancellationToken);
}
