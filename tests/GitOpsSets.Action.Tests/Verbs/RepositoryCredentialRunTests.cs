using System.Security.Cryptography;
using System.Text;
using GitOpsSets.Testing;
using Microsoft.AspNetCore.Http;

namespace GitOpsSets.Action.Tests.Verbs;

/// <summary>The whole program on a GitRepository whose server wants to know who asks: Apps, providers, tokens for servers.</summary>
public sealed class RepositoryCredentialRunTests : IAsyncLifetime
{
    private const string Canary = "ghs_canary0123456789";

    private readonly List<string> _shown = [];
    private RunFolder _folder = null!;
    private GitHttpHost _host = null!;
    private GitHttpRepository _fleet = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await GitHttpHost.StartAsync();
        _fleet = await _host.CreateAsync("fleet");
        await _fleet.CommitAsync("main", ("clusters/eu.yaml", "name: eu\n"));
        _folder = await RunFolder.CreateAsync(("fleet.yaml", Repository("")), ("sets.yaml", Sets));
        var first = await _folder.RunAsync();
        Assert.True(first.ExitCode == 0, first.Error);
        _host.Intercept = AnswerAsync;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("githubAppInstallationID=815")]
    [InlineData("githubAppInstallationOwner=acme")]
    public async Task A_GitHub_App_signs_in_and_its_token_is_shown_to_git(string installation)
    {
        _folder.Write("fleet.yaml", Repository("provider: github"));
        string pem = NewKey();

        var result = await _folder.RunAsync("--secrets", App(pem, installation), "--log-level", "debug");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains($"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"x-access-token:{Canary}"))}", _shown, StringComparer.OrdinalIgnoreCase);
        SaysNothing(result.Output + result.Error, pem);
    }

    [Fact]
    public async Task An_App_that_is_not_let_in_is_a_failure_that_says_what_to_check()
    {
        _folder.Write("fleet.yaml", Repository("provider: github"));
        var before = _folder.Snapshot();
        string pem = NewKey();

        var result = await _folder.RunAsync("--secrets", App(pem, "githubAppInstallationID=1"), "--log-level", "debug");

        Assert.True(result.ExitCode == 3, result.Error);
        Assert.Contains("signing in as the GitHub App ***: HTTP 404", result.Error, StringComparison.Ordinal);
        Assert.Contains("Check that the App is installed there", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, _folder.Snapshot());
        SaysNothing(result.Output + result.Error, pem);
    }

    [Fact]
    public async Task A_token_for_the_server_is_shown_to_it()
    {
        var result = await _folder.RunAsync("--tokens", $"{_host.Address.GetLeftPart(UriPartial.Authority)}={Canary}", "--log-level", "debug");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.DoesNotContain(Canary, result.Output + result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("provider: github", "apps/fleet-auth/githubAppPrivateKey<<END")]
    [InlineData("provider: azure", "provider 'azure' signs in with the run's identity")]
    [InlineData("", "Hand in its Secret through the input secrets")]
    public async Task Whoever_is_not_let_in_is_told_what_to_hand_in(string access, string words)
    {
        _folder.Write("fleet.yaml", access == "provider: azure" ? Repository(access).Replace("secretRef: {name: fleet-auth}, ", "", StringComparison.Ordinal) : Repository(access));
        var before = _folder.Snapshot();

        var result = await _folder.RunAsync();

        Assert.True(result.ExitCode == 3, result.Error);
        Assert.Contains(words, result.Error, StringComparison.Ordinal);
        Assert.Equal(before, _folder.Snapshot());
    }

    [Theory]
    [InlineData("provider: oracle", "app", "there is nobody who signs in as 'oracle'")]
    [InlineData("", "app", "describes a GitHub App, and 'provider' is not github")]
    [InlineData("provider: github", "token", "no Secret in 'secretRef' describes one")]
    [InlineData("provider: github", "half an app", "needs one of the keys")]
    [InlineData("", "half a certificate", "but no key for it in 'tls.key'")]
    [InlineData("provider: azure, serviceAccountName: nobody", "token", "ServiceAccount 'apps/nobody' is not among the repository's manifests")]
    public async Task What_does_not_go_together_is_refused_where_it_is_written(string access, string given, string words)
    {
        _folder.Write("fleet.yaml", Repository(access));
        string secrets = given switch
        {
            "app" => App(NewKey(), "githubAppInstallationID=815"),
            "half an app" => "apps/fleet-auth/githubAppID=4711",
            "half a certificate" => "apps/fleet-auth/tls.crt=x",
            _ => "apps/fleet-auth/username=x\napps/fleet-auth/password=y",
        };

        var result = await _folder.RunAsync("--secrets", secrets);

        Assert.True(result.ExitCode == 2, result.Error);
        Assert.Contains(words, result.Error, StringComparison.Ordinal);
        Assert.Contains("fleet.yaml:", result.Error, StringComparison.Ordinal);
        Assert.Empty(_shown);
    }

    private const string Sets = """
        apiVersion: sets.gitops.pro/v1alpha1
        kind: GitOpsSet
        metadata: {name: fleet, namespace: apps}
        spec:
          generators:
            - gitRepository: {repositoryRef: fleet, files: [{path: clusters/eu.yaml}]}
          templates:
            - content:
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: "cluster-{{ .Element.name }}"}

        """;

    private string Repository(string access) => $$"""
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: GitRepository
        metadata: {name: fleet, namespace: apps}
        spec: { url: "{{_fleet.Url}}", ref: {branch: main}, secretRef: {name: fleet-auth}, {{access}} }

        """;

    private static string NewKey()
    {
        using var key = RSA.Create(2048);
        return key.ExportRSAPrivateKeyPem();
    }

    private static string App(string pem, string installation) => $"apps/fleet-auth/githubAppID=4711\napps/fleet-auth/{installation}\napps/fleet-auth/githubAppPrivateKey<<END\n{pem}\nEND";

    private static void SaysNothing(string text, string pem)
    {
        Assert.DoesNotContain(Canary, text, StringComparison.Ordinal);
        Assert.DoesNotContain(pem.Split('\n').Where(static line => line.Length > 40), line => text.Contains(line, StringComparison.Ordinal));
    }

    // GitHub Enterprise Server as far as an App and git need it.
    private async Task AnswerAsync(HttpContext context, Func<Task> git)
    {
        string path = context.Request.Path.Value!;
        string shown = context.Request.Headers.Authorization.ToString();
        _shown.Add(shown);
        if (path.StartsWith("/api/v3/", StringComparison.Ordinal))
        {
            (context.Response.StatusCode, string body) = path switch
            {
                "/api/v3/orgs/acme/installation" => (200, """{"id":815}"""),
                "/api/v3/app/installations/815/access_tokens" => (201, $$"""{"token":"{{Canary}}","expires_at":"2099-03-01T13:00:00Z"}"""),
                _ => (404, """{"message":"Not Found"}"""),
            };
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(body);
        }
        else if (shown.EndsWith(Convert.ToBase64String(Encoding.UTF8.GetBytes($"x-access-token:{Canary}")), StringComparison.Ordinal))
        {
            await git();
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"git\"";
        }
    }
}
