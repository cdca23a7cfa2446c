using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GitOpsSets.Testing;

/// <summary>An OCI registry on the loopback interface that can be made to fail; a real one is <see cref="RegistryHost"/>.</summary>
public sealed class FakeRegistry : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentDictionary<string, (string Type, byte[] Content)> _things = new(StringComparer.Ordinal);

    private FakeRegistry(WebApplication application) => _application = application;

    /// <summary>Such as <c>127.0.0.1:34567</c>.</summary>
    public string Authority { get; private set; } = "";

    /// <summary>Stands before the registry: answers itself, spoils the answer, or calls the second argument.</summary>
    public Func<HttpContext, Func<Task>, Task>? Intercept { get; set; }

    /// <summary>Every request so far: method, path and query, and what it showed.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public static async Task<FakeRegistry> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static options => options.Listen(IPAddress.Loopback, 0));
        var application = builder.Build();
        var registry = new FakeRegistry(application);
        application.Run(registry.AnswerAsync);
        await application.StartAsync();
        registry.Authority = new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Authority;
        return registry;
    }

    /// <summary>Pushes an artifact of layers under a tag.</summary>
    /// <returns>The digest of its manifest.</returns>
    public string Push(string repository, string tag, params FakeLayer[] layers)
    {
        foreach (var layer in layers)
        {
            PutBlob(repository, layer.Digest, layer.Content);
        }

        return PutManifest(repository, tag, FakeArtifact.Manifest(layers));
    }

    /// <summary>Pushes a manifest or index as it is.</summary>
    /// <returns>Its digest.</returns>
    public string PutManifest(string repository, string tag, JsonObject manifest)
    {
        byte[] content = Encoding.UTF8.GetBytes(manifest.ToJsonString());
        string digest = FakeLayer.DigestOf(content);
        string type = manifest["mediaType"]?.GetValue<string>() ?? FakeArtifact.ManifestType;
        _things[$"/v2/{repository}/manifests/{tag}"] = _things[$"/v2/{repository}/manifests/{digest}"] = (type, content);
        return digest;
    }

    /// <summary>What stands under a digest, whatever it is.</summary>
    public void PutBlob(string repository, string digest, byte[] content) => _things[$"/v2/{repository}/blobs/{digest}"] = ("application/octet-stream", content);

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Requests.Enqueue($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString} {context.Request.Headers.Authorization}".TrimEnd());
        await (Intercept is { } intercept ? intercept(context, () => ServeAsync(context)) : ServeAsync(context));
    }

    private async Task ServeAsync(HttpContext context)
    {
        string path = context.Request.Path.Value!;
        if (path == "/v2/")
        {
            await context.Response.WriteAsync("{}");
        }
        else if (path.EndsWith("/tags/list", StringComparison.Ordinal))
        {
            string prefix = path[..^"tags/list".Length] + "manifests/";
            var names = _things.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal) && !key.Contains("sha256:", StringComparison.Ordinal)).Select(key => JsonValue.Create(key[prefix.Length..])).OrderBy(static name => name.GetValue<string>(), StringComparer.Ordinal);
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(new JsonObject { ["tags"] = new JsonArray([.. names]) }.ToJsonString());
        }
        else if (_things.TryGetValue(path, out var thing))
        {
            context.Response.ContentType = thing.Type;
            context.Response.ContentLength = thing.Content.Length;
            context.Response.Headers["Docker-Content-Digest"] = FakeLayer.DigestOf(thing.Content);
            if (context.Request.Method == "GET")
            {
                await context.Response.Body.WriteAsync(thing.Content);
            }
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            await context.Response.WriteAsync("""{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}""");
        }
    }
}
