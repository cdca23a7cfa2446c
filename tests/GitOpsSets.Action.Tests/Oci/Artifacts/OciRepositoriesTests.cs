using System.Text;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Oci;
using GitOpsSets.Action.Oci.Artifacts;
using GitOpsSets.Action.Sources;
using GitOpsSets.Action.Tests.Forges;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Oci.Artifacts;

/// <summary>Against Debian's docker-registry, with a user and a password.</summary>
public sealed class OciRepositoriesTests : IAsyncLifetime
{
    private static readonly FakeLayer First = FakeLayer.Of(("a.yaml", "name: first"));
    private static readonly FakeLayer Second = FakeLayer.Of(("a.yaml", "name: second"));

    private RegistryHost _registry = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(RegistryHost.IsInstalled, RegistryHost.Missing);
        _registry = await RegistryHost.StartAsync(Token);
    }

    public ValueTask DisposeAsync() => _registry?.DisposeAsync() ?? default;

    [Fact]
    public async Task A_tag_a_digest_and_a_choice_lead_to_their_artifacts()
    {
        string first = await _registry.PushAsync("acme/fleet", "1.2.0", Token, First);
        string second = await _registry.PushAsync("acme/fleet", "1.10.0", Token, Second);

        Assert.Equal(("name: first", $"1.2.0@{first}"), await OpenAsync(new OciReference.Tag("1.2.0")));
        Assert.Equal(("name: second", second), await OpenAsync(new OciReference.Digest(second)));
        Assert.Equal(("name: second", $"1.10.0@{second}"), await OpenAsync(new OciReference.Chosen("the first", static tags => tags.Order(StringComparer.Ordinal).First())));
    }

    [Fact]
    public async Task The_layer_of_a_media_type_is_taken_or_else_the_first()
    {
        await _registry.PushAsync("acme/fleet", "latest", Token, First, Second with { MediaType = "application/vnd.acme.tar+gzip" });

        Assert.Equal("name: first", (await OpenAsync(new OciReference.Tag("latest"))).Text);
        Assert.Equal("name: second", (await OpenAsync(new OciReference.Tag("latest"), "application/vnd.acme.tar+gzip")).Text);
        Assert.Equal("it has no layer of the media type text/plain", (await FailAsync(new OciReference.Tag("latest"), "text/plain")).Reason);
    }

    [Fact]
    public async Task What_is_not_there_is_a_failure_that_says_so()
    {
        await _registry.PushAsync("acme/fleet", "latest", Token, First);

        Assert.StartsWith("HTTP 404", (await FailAsync(new OciReference.Tag("other"))).Reason, StringComparison.Ordinal);
        Assert.StartsWith("HTTP 404", (await FailAsync(new OciReference.Digest($"sha256:{new string('0', 64)}"))).Reason, StringComparison.Ordinal);
        Assert.Equal("a tag with a version of >9 is not in the repository", (await FailAsync(new OciReference.Chosen("a tag with a version of >9", static _ => null))).Reason);
    }

    [Theory]
    [InlineData(null, "wants credentials")]
    [InlineData("fleet:wr0ng-one", "are wrong, expired")]
    public async Task Nobody_else_is_let_in(string? credential, string advice)
    {
        await _registry.PushAsync("acme/fleet", "latest", Token, First);

        var failure = await FailAsync(new OciReference.Tag("latest"), credential: credential);

        Assert.StartsWith("HTTP 401", failure.Reason, StringComparison.Ordinal);
        Assert.Contains(advice, failure.Advice, StringComparison.Ordinal);
        Assert.DoesNotContain("wr0ng-one", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cloud_is_asked_for_the_credential_as_the_object_says()
    {
        await _registry.PushAsync("acme/fleet", "latest", Token, First);
        var identity = new CloudIdentity(CloudKind.Amazon) { RoleArn = "arn:aws:iam::111122223333:role/reader" };
        ForgeRepository? asked = null;

        var found = await AskAsync(new OciReference.Tag("latest"), "", null, identity, (repository, _) =>
        {
            asked = repository;
            return Task.FromResult(repository with { Credential = new Secret($"{RegistryHost.User}:{RegistryHost.Password}") });
        });
        var refused = await AskAsync(new OciReference.Tag("latest"), "", null, identity, static (_, _) => throw new ForgeException("AccessDenied", "Check the role") { Status = 403 });
        var nobody = await AskAsync(new OciReference.Tag("latest"), "", null, identity);

        Assert.IsType<TreeAnswer.Found>(found);
        Assert.Equal((identity, "acme/fleet"), (asked!.Identity, asked.Path));
        Assert.Equal(("the sign-in: AccessDenied", "Check the role"), (FailureOf(refused).Reason, FailureOf(refused).Advice));
        Assert.Contains("provider 'aws' signs in with the run's identity", FailureOf(nobody).Advice, StringComparison.Ordinal);
    }

    private static SourceFailure FailureOf(TreeAnswer answer) => Assert.IsType<TreeAnswer.Unavailable>(answer).Failure;

    private async Task<(string Text, string Revision)> OpenAsync(OciReference reference, string mediaType = "")
    {
        var found = Assert.IsType<TreeAnswer.Found>(await AskAsync(reference, mediaType, $"{RegistryHost.User}:{RegistryHost.Password}"));
        return (Encoding.UTF8.GetString(Assert.IsType<FileReading.Content>(found.Tree.Read("a.yaml", 100)).Bytes.Span), found.Revision);
    }

    private async Task<SourceFailure> FailAsync(OciReference reference, string mediaType = "", string? credential = $"{RegistryHost.User}:{RegistryHost.Password}")
    {
        var failure = Assert.IsType<TreeAnswer.Unavailable>(await AskAsync(reference, mediaType, credential)).Failure;
        Assert.Equal($"OCIRepository 'apps/fleet' at oci://{_registry.Authority}/acme/fleet", failure.Source);
        return failure;
    }

    private async Task<TreeAnswer> AskAsync(
        OciReference reference, string mediaType, string? credential, CloudIdentity? identity = null, Func<ForgeRepository, CancellationToken, Task<ForgeRepository>>? signIn = null)
    {
        var policy = ForgeScene.Impatient.WithPrivateHosts(["127.0.0.1"]);
        using var http = new ForgeHttp(policy, TimeProvider.System, static () => 0.5, static _ => { });
        using var blobs = new HttpSource(policy, TimeProvider.System, static () => 0.5, static _ => { });
        var source = new RemoteSource.Oci(new Uri($"http://{_registry.Authority}"), "acme/fleet", reference)
        {
            Access = new SourceAccess { Password = credential is null ? null : new Secret(credential), Identity = identity, Provider = identity is null ? "generic" : "aws" },
            LayerMediaType = mediaType,
        };
        return await new OciRepositories(http, signIn ?? (static (repository, _) => Task.FromResult(repository)), new RegistryTags(http), blobs, ArtifactLimits.Default).OpenAsync(new TreeRequest("OCIRepository", "apps", "fleet") { Remote = source }, Token);
    }
}
