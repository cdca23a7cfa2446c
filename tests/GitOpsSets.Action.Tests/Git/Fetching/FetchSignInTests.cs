using System.Text;
using GitOpsSets.Action.Cloud.Aws;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Git;
using GitOpsSets.Action.Tests.Cloud;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Git.Fetching;

public sealed class FetchSignInTests : IDisposable
{
    private const string Own = "https://dev.azure.com/acme/shop/_git/fleet";
    private const string Others = "https://dev.azure.com/other/shop/_git/fleet";
    private const string Entra = "POST https://login.microsoftonline.com/tenant-1/oauth2/v2.0/token";

    private static readonly SourceAccess Azure = new() { Provider = "azure", Identity = new CloudIdentity(CloudKind.Azure) };

    private readonly CloudScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task A_pipeline_opens_its_own_organisation_and_the_runs_identity_the_others()
    {
        GiveIdentity();

        Assert.Equal(Basic("x-access-token:pipeline"), await FindAsync(Own, Azure));
        Assert.Equal(Basic("x-access-token:pipeline"), await FindAsync(Own, SourceAccess.Anonymous));
        Assert.Equal("AUTHORIZATION: bearer eyJ.entra.x", await FindAsync(Others, Azure));
        Assert.Null(await FindAsync(Others, SourceAccess.Anonymous));
        Assert.Null(await FindAsync("https://dev.azure.com.evil.test/acme/shop/_git/fleet", Azure));
    }

    [Fact]
    public async Task An_identity_that_is_not_let_in_is_a_failure()
    {
        GiveIdentity();
        _scene.Network.Answer(Entra, 401, """{"error":"invalid_client","error_description":"AADSTS7000215"}""");

        var exception = await Assert.ThrowsAsync<GitException>(() => FindAsync(Others, Azure));

        Assert.Contains("AADSTS7000215", exception.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_goes_to_the_server_it_was_given_for_and_to_no_other()
    {
        Assert.Equal(Basic("x-access-token:given"), await FindAsync("https://git.example.com/acme/fleet.git", SourceAccess.Anonymous));
        Assert.Null(await FindAsync("https://git.example.com:8443/acme/fleet.git", SourceAccess.Anonymous));
        Assert.Null(await FindAsync("http://git.example.com/acme/fleet.git", SourceAccess.Anonymous));
        Assert.Null(await FindAsync("https://git.example.org/acme/fleet.git", SourceAccess.Anonymous));
    }

    [Fact]
    public async Task The_token_of_a_job_at_GitLab_has_a_user_of_its_own()
    {
        var home = new HomeForge(new Uri("https://gitlab.example.com"), new Uri("https://gitlab.example.com/api/v4/"), new Secret("job")) { Name = "gitlab", HasJobToken = true };

        Assert.Equal(Basic("gitlab-ci-token:job"), await FindAsync("https://gitlab.example.com/acme/fleet.git", SourceAccess.Anonymous, home));
    }

    private void GiveIdentity()
    {
        _scene.Variables["AZURE_TENANT_ID"] = "tenant-1";
        _scene.Variables["AZURE_CLIENT_ID"] = "client-1";
        _scene.Variables["AZURE_CLIENT_SECRET"] = "client-canary";
        _scene.Network.Answer(Entra, 200, """{"access_token":"eyJ.entra.x","expires_in":3599}""");
    }

    private static string Basic(string pair) => $"AUTHORIZATION: basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(pair))}";

    private async Task<string?> FindAsync(string address, SourceAccess access, HomeForge? home = null)
    {
        var tokens = new ForgeTokens(home, [new HostToken(new Uri("https://git.example.com"), new Secret("given"))], []);
        var pipeline = new HomeForge(new Uri("https://dev.azure.com/acme/"), new Uri("https://dev.azure.com/acme/"), new Secret("pipeline")) { Name = "azuredevops" };
        var around = new ForgeSurroundings(_scene.Http, tokens, pipeline, static _ => { }, _scene.SignIn.Entra, new AwsSigners(_scene.SignIn.Amazon, _scene.Clock));
        var signIn = new FetchSignIn([.. ForgeCatalog.All.Select(forge => forge.Connect(around))], tokens);
        return (await signIn.FindAsync(new Uri(address), access, TestContext.Current.CancellationToken))?.Header;
    }
}
