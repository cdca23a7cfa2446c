using System.Text;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Forges.CodeCommit;

public sealed class CodeCommitReferencesTests
{
    private const string One = "b28b7af69320201d1cf206ebf28373980add1451", Two = "86f7e437faa5a7fce15d1ddcb9eaeaea377667b8";

    [Fact]
    public async Task Branches_come_by_name_and_annotated_tags_with_the_commits_behind_them_in_one_request()
    {
        using var scene = new CodeCommitScene
        {
            Advertisement = CodeCommitScene.Advertise(
                $"{One} HEAD\0multi_ack agent=git/x symref=HEAD:refs/heads/main", $"{One} refs/heads/main", $"{Two} refs/heads/feat/cart", $"{One} refs/pull/1", $"{One} refs/tags/v1", $"{Two} refs/tags/v1^{{}}", $"{One} refs/tags/v0"),
        };

        var branches = Assert.IsType<Listing<ForgeReference>.Complete>(await scene.References.ListAsync(CodeCommitScene.Address, ReferenceKind.Branch, TestContext.Current.CancellationToken));
        var tags = Assert.IsType<Listing<ForgeReference>.Complete>(await scene.References.ListAsync(CodeCommitScene.Address, ReferenceKind.Tag, TestContext.Current.CancellationToken));

        Assert.Equal([new ForgeReference("feat/cart", Two), new ForgeReference("main", One)], branches.Items.AsEnumerable());
        Assert.Equal([new ForgeReference("v0", One), new ForgeReference("v1", Two)], tags.Items.AsEnumerable());
        Assert.Single(scene.Network.Requests);
    }

    [Fact]
    public async Task Git_is_asked_with_a_password_made_for_the_moment()
    {
        using var scene = new CodeCommitScene();

        await scene.References.ListAsync(CodeCommitScene.Address, ReferenceKind.Branch, TestContext.Current.CancellationToken);

        var (address, headers) = Assert.Single(scene.Network.Requests);
        Assert.Equal("https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/shop/info/refs?service=git-upload-pack", address.AbsoluteUri);
        Assert.Matches("^AKIADUMMY%session-canary:[0-9]{8}T[0-9]{6}Z[0-9a-f]{64}$", Encoding.UTF8.GetString(Convert.FromBase64String(headers["Authorization"]["Basic ".Length..])));
    }

    [Fact]
    public async Task A_branch_is_gone_when_a_later_reading_does_not_show_it()
    {
        using var scene = new CodeCommitScene();

        Assert.Equal(EvidenceVerdict.StillThere, await LookUpAsync(scene, ReferenceKind.Branch, "main"));
        Assert.Equal(EvidenceVerdict.Gone, await LookUpAsync(scene, ReferenceKind.Branch, "away"));
        Assert.Equal(EvidenceVerdict.Gone, await LookUpAsync(scene, ReferenceKind.Tag, "main"));
        Assert.Equal(EvidenceVerdict.Unknown, await LookUpAsync(scene, ReferenceKind.Environment, "main"));
    }

    [Fact]
    public async Task Environments_are_not_known()
    {
        using var scene = new CodeCommitScene();

        var listing = await scene.References.ListAsync(CodeCommitScene.Address, ReferenceKind.Environment, TestContext.Current.CancellationToken);

        Assert.Equal("AWS CodeCommit has no environments", Assert.IsType<Listing<ForgeReference>.Failed>(listing).Failure.Reason);
    }

    private static Task<EvidenceVerdict> LookUpAsync(CodeCommitScene scene, ReferenceKind kind, string name) =>
        scene.References.LookUpAsync(CodeCommitScene.Address, kind, name, TestContext.Current.CancellationToken);
}
