using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Forges.Gitea;

public sealed class GiteaReferencesTests
{
    [Fact]
    public async Task Lists_branches_and_tags_with_the_commits_they_lead_to()
    {
        using var scene = new GiteaScene { PageSize = 1 };
        scene.Rows["branches"].AddRange([("main", """{"name":"main","commit":{"id":"b28b"}}"""), ("feat/a", """{"name":"feat/a","commit":{"id":"f82c"}}""")]);
        scene.Rows["tags"].Add(("v1", """{"name":"v1","id":"e7e6","commit":{"sha":"7ac1"}}"""));

        var branches = await ListAsync(scene, ReferenceKind.Branch);
        var tags = await ListAsync(scene, ReferenceKind.Tag);

        Assert.Equal([new ForgeReference("main", "b28b"), new ForgeReference("feat/a", "f82c")], Assert.IsType<Listing<ForgeReference>.Complete>(branches).Items);
        Assert.Equal([new ForgeReference("v1", "7ac1")], Assert.IsType<Listing<ForgeReference>.Complete>(tags).Items);
    }

    [Theory]
    [InlineData(ReferenceKind.Branch, "feat/a b", EvidenceVerdict.StillThere)]
    [InlineData(ReferenceKind.Branch, "feat/c", EvidenceVerdict.Gone)]
    [InlineData(ReferenceKind.Tag, "v1", EvidenceVerdict.StillThere)]
    [InlineData(ReferenceKind.Tag, "v2", EvidenceVerdict.Gone)]
    [InlineData(ReferenceKind.Environment, "v1", EvidenceVerdict.Unknown)]
    public async Task A_reference_is_gone_when_the_repository_answers_and_it_does_not(ReferenceKind kind, string name, EvidenceVerdict verdict)
    {
        using var scene = new GiteaScene();
        scene.Rows["branches"].Add(("feat/a b", """{"name":"feat/a b","commit":{"id":"b28b"}}"""));
        scene.Rows["tags"].Add(("v1", """{"name":"v1","commit":{"sha":"7ac1"}}"""));

        Assert.Equal(verdict, await LookUpAsync(scene, kind, name));

        scene.IsReadable = false;
        Assert.Equal(EvidenceVerdict.Unknown, await LookUpAsync(scene, kind, name));
    }

    [Fact]
    public async Task There_are_no_environments()
    {
        using var scene = new GiteaScene();

        var listing = await ListAsync(scene, ReferenceKind.Environment);

        Assert.Contains("has no environments", Assert.IsType<Listing<ForgeReference>.Failed>(listing).Failure.Reason, StringComparison.Ordinal);
    }

    private static Task<Listing<ForgeReference>> ListAsync(GiteaScene scene, ReferenceKind kind) => scene.References.ListAsync(GiteaScene.Address, kind, TestContext.Current.CancellationToken);

    private static Task<EvidenceVerdict> LookUpAsync(GiteaScene scene, ReferenceKind kind, string name) =>
        scene.References.LookUpAsync(GiteaScene.Address, kind, name, TestContext.Current.CancellationToken);
}
