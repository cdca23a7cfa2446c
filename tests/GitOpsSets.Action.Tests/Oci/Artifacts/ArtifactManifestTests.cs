using System.Text;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Oci.Artifacts;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Oci.Artifacts;

public sealed class ArtifactManifestTests
{
    [Fact]
    public void Of_an_index_the_manifest_for_linux_or_for_nothing_in_particular_is_taken()
    {
        Assert.Equal(FakeLayer.DigestOf("b"u8), Index(("linux/arm64", "a"), ("linux/amd64", "b")).OfPlatform().Digest);
        Assert.Equal(FakeLayer.DigestOf("a"u8), Index(("", "a"), ("linux/amd64", "b")).OfPlatform().Digest);
        Assert.Contains("no manifest for linux/amd64", Assert.Throws<ForgeException>(() => Index(("linux/arm64", "a")).OfPlatform()).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"schemaVersion":1,"layers":[]}""")]
    [InlineData("""{"schemaVersion":"2","layers":[]}""")]
    [InlineData("""{"schemaVersion":2}""")]
    [InlineData("""{"schemaVersion":2,"layers":{}}""")]
    [InlineData("""{"schemaVersion":2,"layers":[],"manifests":[]}""")]
    [InlineData("""{"schemaVersion":2,"layers":[null]}""")]
    [InlineData("""{"schemaVersion":2,"layers":[{}]}""")]
    [InlineData("""{"schemaVersion":2,"layers":[{"digest":"\ud800"}]}""")]
    [InlineData("""{"schemaVers\ud800":2,"layers":[]}""")]
    [InlineData("""{"schemaVersion":2,"layers":[{"digest":"md5:x","size":1}]}""")]
    [InlineData("""{"schemaVersion":2,"layers":[{"digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"}]}""")]
    [InlineData("""{"schemaVersion":2,"layers":[{"digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":-1}]}""")]
    [InlineData("""{"schemaVersion":2,"layers":[{"digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":1e99}]}""")]
    public void What_is_not_exactly_a_manifest_is_none(string json) => Assert.Throws<ForgeException>(() => ArtifactManifest.Read(Encoding.UTF8.GetBytes(json)));

    private static ArtifactManifest Index(params (string Platform, string Manifest)[] manifests) =>
        ArtifactManifest.Read(Encoding.UTF8.GetBytes(FakeArtifact.Index([.. manifests.Select(static item => (item.Platform, Encoding.UTF8.GetBytes(item.Manifest)))]).ToJsonString()));
}
