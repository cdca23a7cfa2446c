using GitOpsSets.Action.Oci;
using GitOpsSets.Action.Oci.Artifacts;
using GitOpsSets.Action.Sources;
using GitOpsSets.Action.Tests.Cloud;
using GitOpsSets.Action.Tests.Forges;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Oci.Artifacts;

/// <summary>An OCIRepository of a cloud's registry, from the identity of the run to its manifest.</summary>
public sealed class OciRepositoriesCloudTests : IDisposable
{
    private readonly CloudScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task Azures_registry_is_opened_by_the_runs_identity()
    {
        _scene.OfferIdToken("api://AzureADTokenExchange");
        _scene.Network.Answer("POST https://login.microsoftonline.com/tenant-1/oauth2/v2.0/token", 200, """{"access_token":"entra-canary","expires_in":3599}""");
        _scene.Network.Answer("POST https://acme.azurecr.io/oauth2/exchange", 200, """{"refresh_token":"refresh-canary"}""");
        _scene.Network.Answer("GET https://acme.azurecr.io/v2/", 401, "", ("WWW-Authenticate", "Bearer realm=\"https://acme.azurecr.io/oauth2/token\",service=\"acme.azurecr.io\""));
        _scene.Network.Answer("GET https://acme.azurecr.io/oauth2/token?scope=repository%3Afleet%3Apull&service=acme.azurecr.io", 200, """{"access_token":"pull"}""");

        var failure = await FailAsync("acme.azurecr.io", new CloudIdentity(CloudKind.Azure) { TenantId = "tenant-1", ClientId = "client-1" });

        Assert.StartsWith("HTTP 404", failure.Reason, StringComparison.Ordinal);
        Assert.Equal("GET https://acme.azurecr.io/v2/fleet/manifests/latest Bearer pull", _scene.Network.Requests.Last());
        Assert.DoesNotContain("canary", string.Join('\n', _scene.Trace) + failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Amazons_registry_is_opened_by_a_password_of_its_region_and_Googles_by_the_access_token()
    {
        _scene.Variables["AWS_ACCESS_KEY_ID"] = "AKIA1";
        _scene.Variables["AWS_SECRET_ACCESS_KEY"] = "secret-canary";
        _scene.Variables["GOOGLE_OAUTH_ACCESS_TOKEN"] = "ya29";
        _scene.Network.Answer("POST https://api.ecr.eu-west-1.amazonaws.com/", 200, """{"authorizationData":[{"authorizationToken":"QVdTOnB3ZA=="}]}""");
        foreach (string host in (string[])["111122223333.dkr.ecr.eu-west-1.amazonaws.com", "europe-west1-docker.pkg.dev"])
        {
            _scene.Network.Answer($"GET https://{host}/v2/", 401, "", ("WWW-Authenticate", "Basic realm=\"x\""));
        }

        await FailAsync("111122223333.dkr.ecr.eu-west-1.amazonaws.com", new CloudIdentity(CloudKind.Amazon));
        await FailAsync("europe-west1-docker.pkg.dev", new CloudIdentity(CloudKind.Google));

        Assert.Contains("GET https://111122223333.dkr.ecr.eu-west-1.amazonaws.com/v2/fleet/manifests/latest Basic QVdTOnB3ZA==", _scene.Network.Requests, StringComparer.Ordinal);
        Assert.Equal("GET https://europe-west1-docker.pkg.dev/v2/fleet/manifests/latest Basic b2F1dGgyYWNjZXNzdG9rZW46eWEyOQ==", _scene.Network.Requests.Last());
    }

    [Fact]
    public async Task An_exchange_that_fails_is_a_failure_of_the_source()
    {
        _scene.OfferIdToken("api://AzureADTokenExchange");
        _scene.Network.Answer("POST https://login.microsoftonline.com/tenant-1/oauth2/v2.0/token", 401, """{"error":"invalid_client","error_description":"AADSTS700016: canary-free words"}""");

        var failure = await FailAsync("acme.azurecr.io", new CloudIdentity(CloudKind.Azure) { TenantId = "tenant-1", ClientId = "client-1" });

        Assert.Equal("OCIRepository 'apps/fleet' at oci://acme.azurecr.io/fleet", failure.Source);
        Assert.StartsWith("the sign-in: ", failure.Reason, StringComparison.Ordinal);
        Assert.Contains("HTTP 401: AADSTS700016", failure.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(_scene.Network.Requests, static request => request.Contains("acme.azurecr.io/v2/", StringComparison.Ordinal));
    }

    private async Task<SourceFailure> FailAsync(string host, CloudIdentity identity)
    {
        using var blobs = new HttpSource(ForgeScene.Impatient, TimeProvider.System, static () => 0.5, static _ => { });
        var source = new RemoteSource.Oci(new Uri($"https://{host}"), "fleet", new OciReference.Tag("latest")) { Access = new SourceAccess { Identity = identity, Provider = "x" } };
        var repositories = new OciRepositories(_scene.Http, _scene.SignIn.ToRegistryAsync, new RegistryTags(_scene.Http), blobs, ArtifactLimits.Default);
        var answer = await repositories.OpenAsync(new TreeRequest("OCIRepository", "apps", "fleet") { Remote = source }, TestContext.Current.CancellationToken);
        return Assert.IsType<TreeAnswer.Unavailable>(answer).Failure;
    }
}
