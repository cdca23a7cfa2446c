using System.Globalization;
using GitOpsSets.Testing;
using Microsoft.AspNetCore.Http;

namespace GitOpsSets.Action.Tests.Verbs;

/// <summary>The whole program on a GitOpsSet whose elements are files of an artifact in a registry that can be made to fail.</summary>
public sealed class RemoteArtifactRunTests : RemoteSourceRun, IAsyncLifetime
{
    private const string Sets = """
        apiVersion: sets.gitops.pro/v1alpha1
        kind: GitOpsSet
        metadata:
          name: fleet
          namespace: apps
        spec:
          generators:
            - ociRepository:
                repositoryRef: fleet
                files:
                  - path: clusters/eu.yaml
          templates:
            - content:
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: "cluster-{{ .Element.name }}"
                data:
                  size: "s-{{ .Element.size }}"

        """;

    private static readonly FakeLayer Fleet = FakeLayer.Of(("clusters/eu.yaml", "name: eu\nsize: 3\n"), ("notes.md", "x"));

    private FakeRegistry _registry = null!;

    private protected override int Asked => _registry.Requests.Count;

    private protected override string Definition => Repository(_registry.Authority);

    public async ValueTask InitializeAsync()
    {
        _registry = await FakeRegistry.StartAsync();
        _registry.Push("acme/fleet", "latest", Fleet);
        Folder = await RunFolder.CreateAsync(("fleet.yaml", Repository(_registry.Authority)), ("sets.yaml", Sets));
        var first = await Folder.RunAsync();
        Assert.True(first.ExitCode == 0, first.Error);
    }

    public async ValueTask DisposeAsync()
    {
        await _registry.DisposeAsync();
        Folder.Dispose();
    }

    [Fact]
    public async Task What_the_artifact_says_now_is_what_counts()
    {
        string digest = _registry.Push("acme/fleet", "latest", FakeLayer.Of(("clusters/eu.yaml", "name: eu\nsize: 4\n")));

        var result = await Folder.RunAsync();

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("size: s-4", Folder.Snapshot()["expanded/apps/fleet/configmap-apps-cluster-eu.yaml"], StringComparison.Ordinal);
        Assert.Contains($"\"revision\":\"latest@{digest}\"", Folder.Snapshot()[RunFolder.Lock], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_layer_on_a_server_of_others_is_fetched_there_without_the_credential()
    {
        await using var elsewhere = await FakeRegistry.StartAsync();
        elsewhere.PutBlob("acme/fleet", Fleet.Digest, Fleet.Content);
        _registry.Intercept = async (context, answer) =>
        {
            if (context.Request.Path.Value!.Contains("/blobs/", StringComparison.Ordinal))
            {
                context.Response.Redirect($"http://{elsewhere.Authority}{context.Request.Path}", permanent: false, preserveMethod: true);
            }
            else if (context.Request.Headers.Authorization.Count == 0)
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                context.Response.Headers.WWWAuthenticate = "Basic realm=\"x\"";
            }
            else
            {
                await answer();
            }
        };
        string config = $"{{\"auths\":{{\"{_registry.Authority}\":{{\"username\":\"u\",\"password\":\"p4ss\"}}}}}}";

        var result = await Folder.RunAsync("--secrets", $"apps/fleet-auth/.dockerconfigjson={config}");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(["GET /v2/acme/fleet/blobs/" + Fleet.Digest], elsewhere.Requests, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("dns", "cannot be resolved", "DNS")]
    [InlineData("refused", "refused the connection", "Check the server URL")]
    [InlineData("reset", "127.0.0.1", "")]
    [InlineData("cut", "closed the connection", "Try again later")]
    [InlineData("html", "no JSON", "proxy or login page")]
    [InlineData("401", "HTTP 401", "Hand in its Secret through the input secrets: apps/fleet-auth/.dockerconfigjson=")]
    [InlineData("403", "HTTP 403", "Hand in its Secret")]
    [InlineData("404", "HTTP 404", "check its name")]
    [InlineData("410", "HTTP 410", "Check the URL")]
    [InlineData("429", "HTTP 429", "give credentials")]
    [InlineData("500", "HTTP 500", "try again later")]
    [InlineData("502", "HTTP 502", "try again later")]
    [InlineData("manifest-redirect", "another server", "new URL")]
    [InlineData("manifest-digest", "the manifest's digest is", "changes its answers")]
    [InlineData("manifest-cut", "no JSON", "")]
    [InlineData("blob-404", "HTTP 404", "push the artifact anew")]
    [InlineData("blob-digest", "are not those of the manifest", "push it anew")]
    [InlineData("blob-short", "are not those of the manifest", "")]
    [InlineData("blob-long", "larger than", "")]
    [InlineData("bomb", "unpack to more than", "input sources")]
    [InlineData("huge", "at most 20971520 are read", "input sources")]
    [InlineData("truncated", "no whole tar archive", "Push the artifact anew")]
    [InlineData("no-layers", "it has no layers", "layerSelector")]
    public Task An_answer_that_is_none_changes_no_file(string fault, string reason, string advice) =>
        KeepsEveryFileAsync(() => Break(fault), $"OCIRepository 'apps/fleet' at oci://{(fault == "dns" ? "nowhere.invalid" : "127.0.0.1")}", reason, advice);

    [Theory]
    [InlineData("  url: https://example.com/fleet\n", "write it as oci://host/repository")]
    [InlineData("  verify: {provider: cosign}\n", "signatures are not checked here")]
    [InlineData("  proxySecretRef: {name: x}\n", "the proxy is that of the runner's environment")]
    [InlineData("  ref: {digest: 'sha256:abc'}\n", "64 hexadecimal digits")]
    [InlineData("  ref: {tag: '../x'}\n", "is no tag")]
    [InlineData("  ref: {semver: latest}\n", "invalid semver expression")]
    [InlineData("  ref: {semver: '>=1', semverFilter: '('}\n", "is no regular expression")]
    [InlineData("  layerSelector: {operation: run}\n", "'extract' or 'copy'")]
    public Task What_cannot_be_fetched_as_Flux_does_is_refused_where_it_is_written(string field, string message) => RefusesAsync(field, message);

    private static string Repository(string authority) => $$"""
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: OCIRepository
        metadata:
          name: fleet
          namespace: apps
        spec:
          url: oci://{{authority}}/acme/fleet
          secretRef: {name: fleet-auth}

        """;

    private void Break(string fault)
    {
        switch (fault)
        {
            case "dns":
                Folder.Write("fleet.yaml", Repository("nowhere.invalid"));
                break;
            case "refused":
                Folder.Write("fleet.yaml", Repository("127.0.0.1:1"));
                break;
            case "bomb":
                _registry.Push("acme/fleet", "latest", new FakeLayer(FakeLayer.Zip(new byte[30 * 1024 * 1024])));
                break;
            case "huge":
                _registry.Push("acme/fleet", "latest", new FakeLayer(new byte[20 * 1024 * 1024 + 1]));
                break;
            case "truncated":
                _registry.Push("acme/fleet", "latest", new FakeLayer(Fleet.Content[..^30]));
                break;
            case "no-layers":
                _registry.Push("acme/fleet", "latest");
                break;
            case "blob-digest":
                _registry.PutBlob("acme/fleet", Fleet.Digest, [.. Fleet.Content[..^1], 7]);
                break;
            case "blob-short":
                _registry.PutBlob("acme/fleet", Fleet.Digest, Fleet.Content[..^1]);
                break;
            case "blob-long":
                _registry.PutBlob("acme/fleet", Fleet.Digest, [.. Fleet.Content, 7]);
                break;
            default:
                _registry.Intercept = (context, answer) => SpoilAsync(fault, context, answer);
                break;
        }
    }

    private static async Task SpoilAsync(string fault, HttpContext context, Func<Task> answer)
    {
        bool isManifest = context.Request.Path.Value!.Contains("/manifests/", StringComparison.Ordinal);
        bool isBlob = context.Request.Path.Value.Contains("/blobs/", StringComparison.Ordinal);
        switch (fault)
        {
            case "reset":
                context.Abort();
                break;
            case "cut" when isBlob:
                context.Response.ContentLength = 10_000;
                await context.Response.WriteAsync("x");
                context.Abort();
                break;
            case "html" when isManifest:
                await context.Response.WriteAsync("<html>Sign in</html>");
                break;
            case "manifest-cut" when isManifest:
                await context.Response.WriteAsync("""{"schemaVersion":2,""");
                break;
            case "manifest-redirect" when isManifest:
                context.Response.Redirect("http://nowhere.invalid/manifest");
                break;
            case "manifest-digest" when isManifest:
                context.Response.Headers["Docker-Content-Digest"] = FakeLayer.DigestOf("other"u8);
                await context.Response.WriteAsync("{}");
                break;
            case "blob-404" when isBlob:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
            case "cut" or "html" or "manifest-cut" or "manifest-redirect" or "manifest-digest" or "blob-404":
                await answer();
                break;
            default:
                context.Response.StatusCode = int.Parse(fault, CultureInfo.InvariantCulture);
                context.Response.Headers.RetryAfter = "0";
                await context.Response.WriteAsync("<html>Bad</html>");
                break;
        }
    }
}
