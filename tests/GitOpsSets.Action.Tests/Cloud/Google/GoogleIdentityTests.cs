using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GitOpsSets.Action.Cloud.Google;
using GitOpsSets.Action.Forges;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Cloud.Google;

public sealed class GoogleIdentityTests : IDisposable
{
    private const string Sts = "POST https://sts.googleapis.com/v1/token";
    private const string Impersonation = "POST https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/ci@acme.iam.gserviceaccount.com:generateAccessToken";

    private static readonly CloudIdentity Nobody = new(CloudKind.Google);

    private readonly CloudScene _scene = new();

    public GoogleIdentityTests()
    {
        _scene.Variables["GOOGLE_APPLICATION_CREDENTIALS"] = "/creds.json";
        _scene.Network.Answer(Sts, 200, """{"access_token":"federated-canary","expires_in":3599}""");
        _scene.Network.Answer(Impersonation, 200, """{"accessToken":"ya29","expireTime":"2026-03-02T09:00:00Z"}""");
    }

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task A_job_of_GitHub_Actions_is_exchanged_through_its_pool_for_a_service_account()
    {
        _scene.OfferIdToken("pool");
        _scene.Files["/creds.json"] = Pool("""{"url":"https://run.actions.test/token?api-version=2.0&audience=pool","headers":{"Authorization":"Bearer other"},"format":{"type":"json","subject_token_field_name":"value"}}""");
        var identity = new GoogleIdentity(_scene.Http, _scene.Environment);

        var token = await FindAsync(identity, Nobody);
        await FindAsync(identity, Nobody);

        Assert.Equal("ya29", token!.Value.Reveal());
        Assert.Equal(
            [
                "GET https://run.actions.test/token?api-version=2.0&audience=pool Bearer request-canary",
                $"{Sts} grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange&requested_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Aaccess_token&audience=%2F%2Fiam.googleapis.com%2Fpool&scope=https%3A%2F%2Fwww.googleapis.com%2Fauth%2Fcloud-platform&subject_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Ajwt&subject_token=id-canary",
                $$"""{{Impersonation}} {"scope":["https://www.googleapis.com/auth/cloud-platform"]} Bearer federated-canary""",
            ],
            _scene.Network.Requests,
            StringComparer.Ordinal);
        Assert.DoesNotContain("canary", string.Join('\n', _scene.Trace), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_file_is_exchanged_and_the_service_account_of_the_definition_acted_as()
    {
        _scene.Files["/creds.json"] = Pool("""{"file":"/var/token"}""", impersonates: false);
        _scene.Files["/var/token"] = "jwt-canary";

        var token = await FindAsync(new GoogleIdentity(_scene.Http, _scene.Environment), Nobody with { ServiceAccountEmail = "ci@acme.iam.gserviceaccount.com" });

        Assert.Equal("ya29", token!.Value.Reveal());
        Assert.Contains(_scene.Network.Requests, static request => request.EndsWith("&subject_token=jwt-canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_of_a_service_account_signs_for_it()
    {
        using var rsa = RSA.Create(2048);
        _scene.Files["/creds.json"] = JsonSerializer.Serialize(new { type = "service_account", client_email = "ci@acme.test", private_key = rsa.ExportPkcs8PrivateKeyPem(), token_uri = "https://oauth2.googleapis.com/token" });
        _scene.Network.Answer("POST https://oauth2.googleapis.com/token", 200, """{"access_token":"ya29","expires_in":3599}""");

        var token = await FindAsync(new GoogleIdentity(_scene.Http, _scene.Environment), Nobody);

        Assert.Equal("ya29", token!.Value.Reveal());
        string assertion = Assert.Single(_scene.Network.Requests).Split("&assertion=")[1];
        string[] parts = assertion.Split('.');
        Assert.Equal("""{"iss":"ci@acme.test","scope":"https://www.googleapis.com/auth/cloud-platform","aud":"https://oauth2.googleapis.com/token","iat":1772438400,"exp":1772442000}""", Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1])));
        Assert.True(rsa.VerifyData(Encoding.UTF8.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    [Theory]
    [InlineData("GOOGLE_OAUTH_ACCESS_TOKEN")]
    [InlineData("CLOUDSDK_AUTH_ACCESS_TOKEN")]
    public async Task A_token_that_is_given_counts_first(string variable)
    {
        _scene.Variables[variable] = "ya29-given";

        Assert.Equal("ya29-given", (await FindAsync(new GoogleIdentity(_scene.Http, _scene.Environment), Nobody))!.Value.Reveal());
        Assert.Empty(_scene.Network.Requests);
    }

    [Fact]
    public async Task Without_any_of_them_the_run_is_nobody()
    {
        _scene.Variables.Clear();

        Assert.Null(await FindAsync(new GoogleIdentity(_scene.Http, _scene.Environment), Nobody));
    }

    [Theory]
    [InlineData(null, "it cannot be read")]
    [InlineData("{", "it is no JSON")]
    [InlineData("[]", "its type ''")]
    [InlineData("""{"type":"authorized_user"}""", "its type 'authorized_user'")]
    [InlineData("""{"type":"service_account","client_email":"x","private_key":"no"}""", "holds no private key")]
    [InlineData("""{"type":"service_account","token_uri":"https://evil.test/token"}""", "names a server that is not Google's")]
    [InlineData("""{"type":"external_account","credential_source":{"executable":{"command":"/bin/sh"}}}""", "neither a file nor this job's own identity token")]
    [InlineData("""{"type":"external_account","credential_source":{"url":"http://169.254.169.254/x"}}""", "neither a file nor this job's own identity token")]
    [InlineData("""{"type":"external_account"}""", "neither a file nor this job's own identity token")]
    [InlineData("""{"type":"external_account","credential_source":{"file":"/missing"}}""", "credential_source names cannot be read")]
    [InlineData("""{"type":"external_account","credential_source":{"file":"/var/token","format":{"type":"json","subject_token_field_name":"x"}}}""", "the subject token is no JSON")]
    [InlineData("""{"type":"external_account","credential_source":{"file":"/var/token"},"token_url":"https://sts.googleapis.com.evil.test/"}""", "names a server that is not Google's")]
    [InlineData("""{"type":"external_account","credential_source":{"file":"/var/token"},"token_url":"http://sts.googleapis.com/"}""", "names a server that is not Google's")]
    [InlineData("""{"type":"external_account","credential_source":{"file":"/var/token"},"token_url":"https://sts.googleapis.com/v1/token","service_account_impersonation_url":"https://evil.test/"}""", "names a server that is not Google's")]
    public async Task A_file_that_cannot_be_used_says_why_and_nothing_leaves_Google(string? file, string reason)
    {
        if (file is not null)
        {
            _scene.Files["/creds.json"] = file;
        }

        _scene.Files["/var/token"] = "jwt-canary";

        var exception = await Assert.ThrowsAsync<ForgeException>(() => FindAsync(new GoogleIdentity(_scene.Http, _scene.Environment), Nobody));

        Assert.Contains(reason, exception.Reason, StringComparison.Ordinal);
        Assert.All(_scene.Network.Requests, static request => Assert.StartsWith(Sts, request, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_grant","error_description":"jwt-canary is not valid"}""", "Google's security token service: HTTP 400: *** is not valid")]
    [InlineData(200, "{}", "Google's security token service: HTTP 200 without a token")]
    [InlineData(200, "<html>", "Google's security token service: HTTP 200 with a body that is no JSON")]
    public async Task A_refusal_says_why_and_shows_no_token(int status, string body, string reason)
    {
        _scene.Files["/creds.json"] = Pool("""{"file":"/var/token"}""");
        _scene.Files["/var/token"] = "jwt-canary";
        _scene.Network.Answer(Sts, status, body);

        var exception = await Assert.ThrowsAsync<ForgeException>(() => FindAsync(new GoogleIdentity(_scene.Http, _scene.Environment), Nobody));

        Assert.Equal(reason, exception.Reason);
    }

    private static Task<Secret?> FindAsync(GoogleIdentity identity, CloudIdentity account) => identity.FindAsync(account, TestContext.Current.CancellationToken);

    private static string Pool(string source, bool impersonates = true) =>
        $$"""
        {"type":"external_account","audience":"//iam.googleapis.com/pool","subject_token_type":"urn:ietf:params:oauth:token-type:jwt","token_url":"https://sts.googleapis.com/v1/token",
        {{(impersonates ? "\"service_account_impersonation_url\":\"https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/ci@acme.iam.gserviceaccount.com:generateAccessToken\"," : "")}}"credential_source":{{source}}}
        """;
}
