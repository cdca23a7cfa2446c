using System.Globalization;
using System.Security.Cryptography;
using GitOpsSets.Action.Tests.Forges.Bitbucket;
using GitOpsSets.Demo;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Verbs;

/// <summary>The whole program with credentials of several kinds: each reaches its own server, and none comes to light.</summary>
public sealed class CredentialRunTests : IDisposable
{
    private const string Canary = "canary-0123456789";

    private readonly string _folder = Directory.CreateTempSubdirectory("credentials-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_Bitbucket_is_asked_with_the_token_given_for_it()
    {
        using var bitbucket = new BitbucketScene();
        bitbucket.Open(2);
        await using var server = await FakeServer.StartAsync(bitbucket.Respond, Token);
        await DefineAsync($$$"""
            apiVersion: sets.gitops.pro/v1alpha1
            kind: GitOpsSet
            metadata: {name: previews, namespace: apps}
            spec:
              generators:
                - pullRequests: {interval: 5m, driver: bitbucketserver, serverURL: "{{{server.Address}}}", repo: ACME/shop}
              templates:
                - content:
                    apiVersion: v1
                    kind: ConfigMap
                    metadata: {name: "preview-{{ .Element.Number }}"}
                    data: {branch: "{{ .Element.Branch }}"}
            """);
        string[] arguments = ["render", "sets.yaml", "--tokens", $"{server.Address.GetLeftPart(UriPartial.Authority)}={Canary}"];

        var whole = await StartAsync(0, arguments);
        server.Fault = _ => new FakeFault.Answer(500, $$"""{"errors":[{"message":"no {{Canary}}"}]}""");
        var broken = await StartAsync(3, arguments);

        Assert.Contains("name: preview-2\n", whole.Output, StringComparison.Ordinal);
        Assert.Empty(broken.Output);
        Assert.Contains($"Bitbucket pull requests of ACME/shop at {server.Address.Authority}: HTTP 500: no ***", broken.Error, StringComparison.Ordinal);
        Assert.All(server.Requests, request => Assert.Equal($"Bearer {Canary}", request.Authorization));
        Assert.All([whole, broken], result => Assert.DoesNotContain(Canary, result.Output + result.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_GitHub_App_signs_in_with_the_key_that_was_handed_in_and_nothing_of_it_comes_to_light()
    {
        using var key = RSA.Create(2048);
        string pem = key.ExportRSAPrivateKeyPem();
        await using var gitHub = await FakeGitHub.StartAsync(Token);
        gitHub.Token = Canary;
        gitHub.AddRepository("acme/shop", isPrivate: true).Branches["main"] = "1111111111111111111111111111111111111111";
        gitHub.Fault = request => request.Path.EndsWith("/access_tokens", StringComparison.Ordinal)
            ? new FakeFault.Answer(201, string.Create(CultureInfo.InvariantCulture, $$"""{"token":"{{Canary}}","expires_at":"2099-03-01T13:00:00Z"}"""))
            : null;
        await DefineAsync($$$"""
            apiVersion: fluxcd.controlplane.io/v1
            kind: ResourceSetInputProvider
            metadata: {name: branches, namespace: apps}
            spec:
              type: GitHubBranch
              url: {{{gitHub.Server}}}acme/shop
              secretRef: {name: app}
            ---
            apiVersion: fluxcd.controlplane.io/v1
            kind: ResourceSet
            metadata: {name: previews, namespace: apps}
            spec:
              inputsFrom: [{name: branches}]
              resources:
                - apiVersion: v1
                  kind: ConfigMap
                  metadata: {name: "<< inputs.branch >>", namespace: apps}
            """);
        string secrets = $"apps/app/githubAppID=4711\napps/app/githubAppInstallationID=815\napps/app/githubAppPrivateKey<<END\n{pem}\nEND";

        var result = await StartAsync(0, "run", "--publish", "files", "--report-path", "report.json", "--secrets", secrets);

        Assert.Contains("configmap-apps-main.yaml", Files(), StringComparer.Ordinal);
        Assert.Contains("/app/installations/815/access_tokens", result.Error, StringComparison.Ordinal);
        string jwt = gitHub.Requests.First(request => request.Method == "POST").Authorization!["Bearer ".Length..];
        foreach (string secret in (string[])[Canary, jwt, pem.Split('\n')[1]])
        {
            Assert.DoesNotContain(secret, result.Output + result.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(Everything(), text => text.Contains(secret, StringComparison.Ordinal));
        }
    }

    private async Task DefineAsync(string text)
    {
        await GitClient.RunAsync(_folder, "init", "--quiet", "--initial-branch=main");
        await File.WriteAllTextAsync(Path.Combine(_folder, "sets.yaml"), text, Token);
    }

    private async Task<ProgramResult> StartAsync(int exitCode, params string[] arguments)
    {
        var result = await new ProgramHost(_folder, gitHub: null).RunAsync([.. arguments, "--log-level", "debug", "--private-hosts", "127.0.0.1"], Token);
        Assert.True(result.ExitCode == exitCode, result.Error);
        return result;
    }

    private string[] Files() => [.. Directory.EnumerateFiles(Path.Combine(_folder, "expanded/apps/previews")).Select(Path.GetFileName).Order(StringComparer.Ordinal)!];

    private IEnumerable<string> Everything() => Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith("sets.yaml", StringComparison.Ordinal)).Select(File.ReadAllText);
}
