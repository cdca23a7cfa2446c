using GitOpsSets.Action.Cloud.Azure;
using GitOpsSets.Action.Forges;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Cloud.Azure;

public sealed class EntraIdentityTests : IDisposable
{
    private const string Scope = "499b84ac-1321-427f-aa17-267ca6975798/.default";
    private const string Server = "POST https://login.microsoftonline.com/tenant-1/oauth2/v2.0/token";

    private static readonly CloudIdentity Nobody = new(CloudKind.Azure);

    private readonly CloudScene _scene = new();

    public EntraIdentityTests()
    {
        _scene.Variables["AZURE_TENANT_ID"] = "tenant-1";
        _scene.Variables["AZURE_CLIENT_ID"] = "client-1";
        _scene.Network.Answer(Server, 200, """{"access_token":"entra","expires_in":3599}""");
    }

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task A_federated_token_file_proves_who_asks_once_for_each_scope()
    {
        _scene.Variables["AZURE_FEDERATED_TOKEN_FILE"] = "/var/token";
        _scene.Files["/var/token"] = "jwt-canary";
        var identity = new EntraIdentity(_scene.Http, _scene.Environment);

        var token = await FindAsync(identity, Nobody);
        await FindAsync(identity, Nobody);

        Assert.Equal("entra", token!.Value.Reveal());
        Assert.Equal(
            $"{Server} grant_type=client_credentials&client_id=client-1&scope=499b84ac-1321-427f-aa17-267ca6975798%2F.default&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=jwt-canary",
            Assert.Single(_scene.Network.Requests));
    }

    [Fact]
    public async Task A_client_secret_counts_first_and_for_its_own_application_alone()
    {
        _scene.Variables["AZURE_CLIENT_SECRET"] = "secret-canary";
        _scene.OfferIdToken("api://AzureADTokenExchange");
        _scene.Network.Answer("POST https://login.microsoftonline.com/tenant-2/oauth2/v2.0/token", 200, """{"access_token":"tenant"}""");
        var identity = new EntraIdentity(_scene.Http, _scene.Environment);

        await FindAsync(identity, Nobody);
        await FindAsync(identity, Nobody with { TenantId = "tenant-2", ClientId = "client-2" });

        Assert.Contains(_scene.Network.Requests, static request => request.StartsWith(Server, StringComparison.Ordinal) && request.EndsWith("&client_secret=secret-canary", StringComparison.Ordinal));
        Assert.Contains(_scene.Network.Requests, static request => request.Contains("/tenant-2/", StringComparison.Ordinal) && request.Contains("client_id=client-2", StringComparison.Ordinal) && request.EndsWith("client_assertion=id-canary", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("AZURE_TENANT_ID")]
    [InlineData("AZURE_CLIENT_ID")]
    [InlineData("AZURE_CLIENT_SECRET")]
    public async Task Whoever_lacks_a_part_is_nobody(string missing)
    {
        _scene.Variables["AZURE_CLIENT_SECRET"] = "secret";
        _scene.Variables.Remove(missing);

        Assert.Null(await FindAsync(new EntraIdentity(_scene.Http, _scene.Environment), Nobody));
        Assert.Empty(_scene.Network.Requests);
    }

    [Theory]
    [InlineData("https://login.evil.test/")]
    [InlineData("http://login.microsoftonline.com/")]
    [InlineData("https://login.microsoftonline.com.evil.test/")]
    [InlineData("https://login.microsoftonline.com:8443/")]
    [InlineData("login.microsoftonline.com")]
    public async Task Only_the_servers_of_Entra_are_shown_anything(string authority)
    {
        _scene.Variables["AZURE_CLIENT_SECRET"] = "secret";
        _scene.Variables["AZURE_AUTHORITY_HOST"] = authority;

        var exception = await Assert.ThrowsAsync<ForgeException>(() => FindAsync(new EntraIdentity(_scene.Http, _scene.Environment), Nobody));

        Assert.Equal("AZURE_AUTHORITY_HOST names no server of Microsoft Entra ID", exception.Reason);
        Assert.Empty(_scene.Network.Requests);
    }

    [Fact]
    public async Task A_tenant_is_no_path()
    {
        _scene.Variables["AZURE_CLIENT_SECRET"] = "secret";

        await Assert.ThrowsAsync<ForgeException>(() => FindAsync(new EntraIdentity(_scene.Http, _scene.Environment), Nobody with { TenantId = "a/../b" }));

        Assert.Empty(_scene.Network.Requests);
    }

    [Theory]
    [InlineData(401, """{"error":"invalid_client","error_description":"AADSTS700213: no match for jwt-canary"}""", "Microsoft Entra ID: HTTP 401: AADSTS700213: no match for ***")]
    [InlineData(200, "{}", "Microsoft Entra ID: HTTP 200 without a token")]
    [InlineData(200, "<html>", "Microsoft Entra ID: HTTP 200 with a body that is no JSON")]
    [InlineData(503, "", "Microsoft Entra ID: HTTP 503")]
    public async Task A_refusal_says_why_and_shows_no_token(int status, string body, string reason)
    {
        _scene.Variables["AZURE_FEDERATED_TOKEN_FILE"] = "/var/token";
        _scene.Files["/var/token"] = "jwt-canary";
        _scene.Network.Answer(Server, status, body);

        var exception = await Assert.ThrowsAsync<ForgeException>(() => FindAsync(new EntraIdentity(_scene.Http, _scene.Environment), Nobody));

        Assert.Equal(reason, exception.Reason);
    }

    [Fact]
    public async Task A_token_file_that_cannot_be_read_is_named()
    {
        _scene.Variables["AZURE_FEDERATED_TOKEN_FILE"] = "/var/token";

        var exception = await Assert.ThrowsAsync<ForgeException>(() => FindAsync(new EntraIdentity(_scene.Http, _scene.Environment), Nobody));

        Assert.Contains("AZURE_FEDERATED_TOKEN_FILE", exception.Reason, StringComparison.Ordinal);
    }

    private static Task<Secret?> FindAsync(EntraIdentity identity, CloudIdentity account) => identity.FindAsync(account, Scope, TestContext.Current.CancellationToken);
}
