using GitOpsSets.Action.Cloud;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Oci;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Cloud;

/// <summary>Registries of clouds, from the identity of the run to the list of tags.</summary>
public sealed class CloudSignInTests : IDisposable
{
    private readonly CloudScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("111122223333.dkr.ecr.eu-west-1.amazonaws.com", "api.ecr.eu-west-1.amazonaws.com", "AmazonEC2ContainerRegistry_V20150921", "[{\"authorizationToken\":\"QVdTOnB3ZA==\",\"expiresAt\":1772500000.5}]")]
    [InlineData("111122223333.dkr-ecr.eu-west-1.on.aws", "api.ecr.eu-west-1.amazonaws.com", "AmazonEC2ContainerRegistry_V20150921", "[{\"authorizationToken\":\"QVdTOnB3ZA==\"}]")]
    [InlineData("public.ecr.aws", "api.ecr-public.us-east-1.amazonaws.com", "SpencerFrontendService", "{\"authorizationToken\":\"QVdTOnB3ZA==\"}")]
    public async Task Amazons_registries_are_opened_by_a_password_of_their_own_region(string host, string api, string target, string data)
    {
        _scene.Variables["AWS_ACCESS_KEY_ID"] = "AKIA1";
        _scene.Variables["AWS_SECRET_ACCESS_KEY"] = "secret-canary";
        _scene.Network.Answer($"POST https://{api}/", 200, $$"""{"authorizationData":{{data}}}""");

        var signed = await SignInAsync(host, CloudKind.Amazon);
        await SignInAsync(host, CloudKind.Amazon);

        Assert.Equal("AWS:pwd", signed.Credential!.Value.Reveal());
        string request = Assert.Single(_scene.Network.Requests);
        Assert.StartsWith($"POST https://{api}/ {{}} AWS4-HMAC-SHA256 Credential=AKIA1/20260302/", request, StringComparison.Ordinal);
        Assert.Contains("SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date;x-amz-target,", request, StringComparison.Ordinal);
        Assert.Equal($"{target}.GetAuthorizationToken", _scene.Network.Targets.Single());
    }

    [Fact]
    public async Task Azures_registries_give_a_refresh_token_for_a_token_of_Entra_and_are_then_asked_as_ever()
    {
        _scene.OfferIdToken("api://AzureADTokenExchange");
        _scene.Variables["AZURE_TENANT_ID"] = "tenant-1";
        _scene.Variables["AZURE_CLIENT_ID"] = "client-1";
        _scene.Network.Answer("POST https://login.microsoftonline.com/tenant-1/oauth2/v2.0/token", 200, """{"access_token":"entra-canary","expires_in":3599}""");
        _scene.Network.Answer("POST https://acme.azurecr.io/oauth2/exchange", 200, """{"refresh_token":"refresh-canary"}""");
        _scene.Network.Answer("GET https://acme.azurecr.io/v2/", 401, "", ("WWW-Authenticate", "Bearer realm=\"https://acme.azurecr.io/oauth2/token\",service=\"acme.azurecr.io\""));
        _scene.Network.Answer("GET https://acme.azurecr.io/oauth2/token?scope=repository%3Afleet%2Fapps%3Apull&service=acme.azurecr.io", 200, """{"access_token":"pull"}""");
        _scene.Network.Answer("GET https://acme.azurecr.io/v2/fleet/apps/tags/list?n=1000", 200, """{"tags":["1.0.0"]}""");
        var lister = new SignedInReferences(new RegistryTags(_scene.Http), new RepositorySignIn(_scene.SignIn.ToRegistryAsync));

        var listing = await lister.ListAsync(Repository("acme.azurecr.io", CloudKind.Azure), ReferenceKind.Tag, TestContext.Current.CancellationToken);

        Assert.Equal("1.0.0", Assert.Single(Assert.IsType<Listing<ForgeReference>.Complete>(listing).Items).Name);
        Assert.Equal(
            [
                "GET https://run.actions.test/token?api-version=2.0&audience=api%3A%2F%2FAzureADTokenExchange Bearer request-canary",
                "POST https://login.microsoftonline.com/tenant-1/oauth2/v2.0/token grant_type=client_credentials&client_id=client-1&scope=https%3A%2F%2Fcontainerregistry.azure.net%2F.default&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=id-canary",
                "POST https://acme.azurecr.io/oauth2/exchange grant_type=access_token&service=acme.azurecr.io&tenant=tenant-1&access_token=entra-canary",
                "GET https://acme.azurecr.io/v2/",
                "GET https://acme.azurecr.io/oauth2/token?scope=repository%3Afleet%2Fapps%3Apull&service=acme.azurecr.io Basic MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAwOnJlZnJlc2gtY2FuYXJ5",
                "GET https://acme.azurecr.io/v2/fleet/apps/tags/list?n=1000 Bearer pull",
            ],
            _scene.Network.Requests,
            StringComparer.Ordinal);
        Assert.DoesNotContain("canary", string.Join('\n', _scene.Trace), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gcr.io")]
    [InlineData("eu.gcr.io")]
    [InlineData("europe-west1-docker.pkg.dev")]
    public async Task Googles_registries_take_the_access_token_as_a_password(string host)
    {
        _scene.Variables["GOOGLE_OAUTH_ACCESS_TOKEN"] = "ya29";

        Assert.Equal("oauth2accesstoken:ya29", (await SignInAsync(host, CloudKind.Google)).Credential!.Value.Reveal());
    }

    [Theory]
    [InlineData("registry.example.com", CloudKind.Amazon)]
    [InlineData("111122223333.dkr.ecr.eu-west-1.amazonaws.com.evil.test", CloudKind.Amazon)]
    [InlineData("acme.azurecr.io.evil.test", CloudKind.Azure)]
    [InlineData("azurecr.io", CloudKind.Azure)]
    [InlineData("gcr.io.evil.test", CloudKind.Google)]
    [InlineData("evil-gcr.io", CloudKind.Google)]
    [InlineData("docker.pkg.dev.evil.test", CloudKind.Google)]
    public async Task Hosts_that_only_look_alike_get_nothing(string host, CloudKind cloud)
    {
        GiveEveryIdentity();

        var signed = await SignInAsync(host, cloud);

        Assert.Null(signed.Credential);
        Assert.Empty(_scene.Network.Requests);
    }

    [Fact]
    public async Task What_has_a_credential_or_no_cloud_or_an_odd_address_is_left_as_it_is()
    {
        GiveEveryIdentity();
        var repository = Repository("gcr.io", CloudKind.Google);
        var signIn = new CloudSignIn(_scene.Http, _scene.Environment);

        foreach (var given in (ForgeRepository[])[repository with { Credential = new Secret("u:p") }, repository with { Identity = null }, repository with { Server = new Uri("http://gcr.io") }, repository with { Server = new Uri("https://gcr.io:8443") }])
        {
            Assert.Same(given, await signIn.ToRegistryAsync(given, TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData("111122223333.dkr.ecr.eu-west-1.amazonaws.com", CloudKind.Amazon)]
    [InlineData("acme.azurecr.io", CloudKind.Azure)]
    [InlineData("gcr.io", CloudKind.Google)]
    public async Task Without_an_identity_a_registry_is_asked_anonymously(string host, CloudKind cloud)
    {
        var signed = await SignInAsync(host, cloud);

        Assert.Null(signed.Credential);
        Assert.Empty(_scene.Network.Requests);
    }

    [Theory]
    [InlineData(400, """{"__type":"AccessDeniedException","message":"no"}""", "Amazon ECR GetAuthorizationToken: HTTP 400: AccessDeniedException: no")]
    [InlineData(200, "{}", "Amazon ECR GetAuthorizationToken: HTTP 200 without a token")]
    [InlineData(200, "[]", "Amazon ECR GetAuthorizationToken: HTTP 200 without a token")]
    [InlineData(200, """{"authorizationData":[]}""", "Amazon ECR GetAuthorizationToken: HTTP 200 without a token")]
    [InlineData(200, """{"authorizationData":[{"authorizationToken":"bm90aGluZw=="}]}""", "Amazon ECR GetAuthorizationToken: HTTP 200 without a token")]
    [InlineData(200, "<html>", "Amazon ECR GetAuthorizationToken: HTTP 200 with a body that is no JSON")]
    public async Task An_exchange_that_fails_makes_the_listing_failed_and_proves_nothing(int status, string body, string reason)
    {
        GiveEveryIdentity();
        _scene.Network.Answer("POST https://api.ecr.eu-west-1.amazonaws.com/", status, body);
        var repository = Repository("111122223333.dkr.ecr.eu-west-1.amazonaws.com", CloudKind.Amazon);
        var lister = new SignedInReferences(new RegistryTags(_scene.Http), new RepositorySignIn(_scene.SignIn.ToRegistryAsync));

        var listing = await lister.ListAsync(repository, ReferenceKind.Tag, TestContext.Current.CancellationToken);
        var whole = await lister.CompleteAsync(repository, ReferenceKind.Tag, new ForgeReference("1.0.0", ""), TestContext.Current.CancellationToken);
        var verdict = await lister.LookUpAsync(repository, ReferenceKind.Tag, "1.0.0", TestContext.Current.CancellationToken);

        var failure = Assert.IsType<Listing<ForgeReference>.Failed>(listing).Failure;
        Assert.Equal(("the sign-in to 111122223333.dkr.ecr.eu-west-1.amazonaws.com", reason), (failure.Source, failure.Reason));
        Assert.IsType<Listing<ForgeReference>.Failed>(whole);
        Assert.Equal(EvidenceVerdict.Unknown, verdict);
    }

    [Theory]
    [InlineData(401, """{"message":"entra-canary is not known"}""", "the token exchange of acme.azurecr.io: HTTP 401: *** is not known")]
    [InlineData(200, "{}", "the token exchange of acme.azurecr.io: HTTP 200 without a token")]
    public async Task A_registry_of_Azure_may_refuse_the_exchange(int status, string body, string reason)
    {
        _scene.Variables["AZURE_TENANT_ID"] = "tenant-1";
        _scene.Variables["AZURE_CLIENT_ID"] = "client-1";
        _scene.Variables["AZURE_CLIENT_SECRET"] = "secret";
        _scene.Network.Answer("POST https://login.microsoftonline.com/tenant-1/oauth2/v2.0/token", 200, """{"access_token":"entra-canary"}""");
        _scene.Network.Answer("POST https://acme.azurecr.io/oauth2/exchange", status, body);

        var exception = await Assert.ThrowsAsync<ForgeException>(() => SignInAsync("acme.azurecr.io", CloudKind.Azure));

        Assert.Equal(reason, exception.Reason);
    }

    private static ForgeRepository Repository(string host, CloudKind cloud) => new(new Uri($"https://{host}"), "fleet/apps", null) { Identity = new CloudIdentity(cloud) };

    private Task<ForgeRepository> SignInAsync(string host, CloudKind cloud) => _scene.SignIn.ToRegistryAsync(Repository(host, cloud), TestContext.Current.CancellationToken);

    private void GiveEveryIdentity()
    {
        foreach (string name in (string[])["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AZURE_TENANT_ID", "AZURE_CLIENT_ID", "AZURE_CLIENT_SECRET", "GOOGLE_OAUTH_ACCESS_TOKEN"])
        {
            _scene.Variables[name] = "given";
        }
    }
}
