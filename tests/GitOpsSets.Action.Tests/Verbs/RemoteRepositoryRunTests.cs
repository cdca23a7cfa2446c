using System.Net;
using System.Text;
using GitOpsSets.Testing;
using Microsoft.AspNetCore.Http;

namespace GitOpsSets.Action.Tests.Verbs;

/// <summary>The whole program on a GitOpsSet whose elements are files and directories of somebody else's repository.</summary>
public sealed class RemoteRepositoryRunTests : RemoteSourceRun, IAsyncLifetime
{
    private const string Password = "s3cr3t-of-the-fleet";

    private GitHttpHost _host = null!;
    private GitHttpRepository _fleet = null!;

    private protected override int Asked => _host.Exchanges.Count;

    private protected override string Definition => Repository(_fleet.Url);

    public async ValueTask InitializeAsync()
    {
        _host = await GitHttpHost.StartAsync();
        _fleet = await _host.CreateAsync("fleet");
        await _fleet.CommitAsync(
            "main",
            ("clusters/eu.yaml", "name: eu\nsize: 3\n"),
            ("clusters/us.yaml", "name: us\nsize: 5\n"),
            ("apps/shop/a.yaml", "x"),
            ("apps/blog/a.yaml", "x"),
            ("apps/.github/a.yaml", "x"),
            ("apps/old/a.yaml", "x"),
            ("apps/.sourceignore", "old\n"));
        Folder = await RunFolder.CreateAsync(("fleet.yaml", Repository(_fleet.Url)), ("sets.yaml", Sets));
        var first = await Folder.RunAsync();
        Assert.True(first.ExitCode == 0, first.Error);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Folder.Dispose();
    }

    [Fact]
    public void Files_and_directories_of_the_artifact_become_elements()
    {
        Assert.Equal(
            ["app-blog", "app-shop", "cluster-eu", "cluster-us"],
            Folder.Snapshot().Keys.Where(static path => path.Contains("configmap-", StringComparison.Ordinal)).Select(static path => Path.GetFileNameWithoutExtension(path)["configmap-apps-".Length..]),
            StringComparer.Ordinal);
    }

    [Fact]
    public async Task What_the_repository_says_now_is_what_counts()
    {
        string commit = await _fleet.CommitAsync("main", ("clusters/eu.yaml", "name: eu\nsize: 4\n"), ("apps/blog/a.yaml", null));

        var result = await Folder.RunAsync();

        Assert.True(result.ExitCode == 0, result.Error);
        var after = Folder.Snapshot();
        Assert.Contains("size: s-4", after["expanded/apps/fleet/configmap-apps-cluster-eu.yaml"], StringComparison.Ordinal);
        Assert.DoesNotContain(after.Keys, static path => path.Contains("blog", StringComparison.Ordinal));
        Assert.Contains($"\"revision\":\"main@sha1:{commit}\"", after[RunFolder.Lock], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_that_is_defined_otherwise_is_not_in_the_lock()
    {
        var before = Folder.Snapshot();
        Folder.Write("fleet.yaml", Repository(_fleet.Url).Replace("branch: main", "branch: other", StringComparison.Ordinal));

        var result = await Folder.RunAsync("--locked");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("the definition was changed since", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, Folder.Snapshot());
    }

    [Fact]
    public async Task A_suspended_repository_stays_what_it_was()
    {
        await _fleet.CommitAsync("main", ("clusters/eu.yaml", "name: eu\nsize: 4\n"));
        Folder.Write("fleet.yaml", Repository(_fleet.Url) + "  suspend: true\n");
        var before = Folder.Snapshot();
        int asked = _host.Exchanges.Count;

        var known = await Folder.RunAsync();
        Folder.Delete(RunFolder.Lock);
        var unknown = await Folder.RunAsync();

        Assert.True(known.ExitCode == 0, known.Error);
        Assert.Equal(3, unknown.ExitCode);
        Assert.Contains("is suspended: a cluster keeps what it fetched last", unknown.Error, StringComparison.Ordinal);
        Assert.Equal(asked, _host.Exchanges.Count);
        Assert.All(before.Where(static file => file.Key != RunFolder.Lock), file => Assert.Equal(file.Value, Folder.Snapshot()[file.Key]));
    }

    [Theory]
    [InlineData("dns", "Could not resolve host", "DNS")]
    [InlineData("refused", "Failed to connect", "try again later")]
    [InlineData("reset", "GitRepository 'apps/fleet'", "try again later")]
    [InlineData("truncated", "GitRepository 'apps/fleet'", "try again later")]
    [InlineData("pack", "GitRepository 'apps/fleet'", "")]
    [InlineData("html", "GitRepository 'apps/fleet'", "")]
    [InlineData("empty", "GitRepository 'apps/fleet'", "")]
    [InlineData("redirect", "302", "new URL")]
    [InlineData("401", "HTTP 401", "Hand in its Secret through the input secrets, a line for each key: apps/fleet-auth/username=")]
    [InlineData("403", "403", "input secrets")]
    [InlineData("404", "not found", "input secrets")]
    [InlineData("410", "410", "")]
    [InlineData("429", "429", "fewer requests")]
    [InlineData("500", "500", "try again later")]
    [InlineData("502", "502", "try again later")]
    public Task An_answer_that_is_none_changes_no_file(string fault, string reason, string advice) =>
        KeepsEveryFileAsync(() => Break(fault), reason, advice, fault == "dns" ? "nowhere.invalid" : "127.0.0.1");

    [Theory]
    [InlineData("  url: ftp://example.com/fleet\n", "only https, http and ssh are fetched from")]
    [InlineData("  url: git@example.com:acme/fleet.git\n", "write it as ssh://git@example.com/acme/fleet.git")]
    [InlineData("  recurseSubmodules: true\n", "submodules are not fetched")]
    [InlineData("  include: [{repository: {name: x}}]\n", "other repositories are not put into this one")]
    [InlineData("  verify: {mode: HEAD}\n", "signatures are not checked here")]
    [InlineData("  refs: {branch: other}\n", "spec.refs: there is no such field (did you mean 'ref'?)")]
    [InlineData("  ref: {brunch: other}\n", "spec.ref.brunch: there is no such field (did you mean 'branch'?)")]
    [InlineData("  submodulesOf: {name: x}\n", "spec.submodulesOf: there is no such field (leave it out")]
    [InlineData("  sparseCheckout: [apps]\n", "a part of the repository cannot be asked for")]
    [InlineData("  ref: {semver: latest}\n", "invalid semver expression")]
    [InlineData("  ref: {commit: abc}\n", "all its 40 or 64 hexadecimal digits")]
    [InlineData("  ref: {branch: 'a..b'}\n", "is no name of a git reference")]
    [InlineData("  ref: {branch: '--upload-pack=x y'}\n", "is no name of a git reference")]
    [InlineData("  ref: {name: main}\n", "write it in full")]
    public Task What_cannot_be_fetched_as_Flux_does_is_refused_where_it_is_written(string field, string message) => RefusesAsync(field, message);

    [Fact]
    public async Task The_password_of_the_secret_reaches_the_server_and_nothing_else()
    {
        string header = $"basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"robot:{Password}"))}";
        _host.Authorize = given => string.Equals(given, header, StringComparison.OrdinalIgnoreCase);

        var result = await Folder.RunAsync("--secrets", $"apps/fleet-auth/username=robot\napps/fleet-auth/password={Password}", "--log-level", "debug");
        _host.Authorize = static _ => false;
        var refused = await Folder.RunAsync("--secrets", $"apps/fleet-auth/username=robot\napps/fleet-auth/password={Password}", "--log-level", "debug");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(3, refused.ExitCode);
        Assert.DoesNotContain(Password, result.Output + result.Error + refused.Output + refused.Error + string.Concat(Folder.Snapshot().Values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_on_a_private_network_is_asked_only_when_the_user_says_so()
    {
        int asked = _host.Exchanges.Count;

        var result = await Folder.StartStrictAsync("run --publish files");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("resolves to a private address", result.Error, StringComparison.Ordinal);
        Assert.Equal(asked, _host.Exchanges.Count);
    }

    private const string Sets = """
        apiVersion: sets.gitops.pro/v1alpha1
        kind: GitOpsSet
        metadata:
          name: fleet
          namespace: apps
        spec:
          generators:
            - gitRepository:
                repositoryRef: fleet
                files:
                  - path: clusters/eu.yaml
                  - path: clusters/us.yaml
          templates:
            - content:
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: "cluster-{{ .Element.name }}"
                data:
                  size: "s-{{ .Element.size }}"
        ---
        apiVersion: sets.gitops.pro/v1alpha1
        kind: GitOpsSet
        metadata:
          name: apps
          namespace: apps
        spec:
          generators:
            - gitRepository:
                repositoryRef: fleet
                directories:
                  - path: apps/*
                  - path: apps/.sourceignore
                    exclude: true
          templates:
            - content:
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: "app-{{ .Element.Base }}"

        """;

    /// <summary>A GitRepository somewhere, with a Secret of its own.</summary>
    internal static string Repository(string url) => $$"""
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: GitRepository
        metadata:
          name: fleet
          namespace: apps
        spec:
          url: {{url}}
          ref: {branch: main}
          secretRef: {name: fleet-auth}

        """;

    private void Break(string fault)
    {
        switch (fault)
        {
            case "dns":
                Folder.Write("fleet.yaml", Repository("http://nowhere.invalid/fleet.git"));
                break;
            case "refused":
                Folder.Write("fleet.yaml", Repository("http://127.0.0.1:1/fleet.git"));
                break;
            default:
                _host.Intercept = (context, answer) => SpoilAsync(fault, context, answer);
                break;
        }
    }

    private static async Task SpoilAsync(string fault, HttpContext context, Func<Task> answer)
    {
        bool isPack = context.Request.Path.Value!.EndsWith("git-upload-pack", StringComparison.Ordinal);
        switch (fault)
        {
            case "reset":
                context.Abort();
                break;
            case "truncated" when isPack:
                context.Response.ContentLength = 10_000;
                await context.Response.WriteAsync("0032");
                context.Abort();
                break;
            case "pack" when isPack:
                context.Response.ContentType = "application/x-git-upload-pack-result";
                await context.Response.WriteAsync("000dpackfile\n0009\u0001PACK0000");
                break;
            case "truncated" or "pack":
                await answer();
                break;
            case "html":
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync("<html>Sign in</html>");
                break;
            case "empty":
                context.Response.ContentType = "application/x-git-upload-pack-advertisement";
                break;
            case "redirect":
                context.Response.Redirect("http://nowhere.invalid/fleet.git/info/refs?service=git-upload-pack");
                break;
            default:
                context.Response.StatusCode = int.Parse(fault, System.Globalization.CultureInfo.InvariantCulture);
                context.Response.Headers.WWWAuthenticate = fault == "401" ? "Basic realm=\"x\"" : "";
                await context.Response.WriteAsync($"<html><h1>{(HttpStatusCode)context.Response.StatusCode}</h1></html>");
                break;
        }
    }
}
