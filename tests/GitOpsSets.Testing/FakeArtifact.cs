using System.Text.Json.Nodes;

namespace GitOpsSets.Testing;

/// <summary>Writes the manifests of artifacts.</summary>
public static class FakeArtifact
{
    public const string ManifestType = "application/vnd.oci.image.manifest.v1+json";
    public const string IndexType = "application/vnd.oci.image.index.v1+json";

    /// <summary>What every Flux artifact has for a configuration.</summary>
    public static readonly byte[] Configuration = "{}"u8.ToArray();

    /// <summary>The manifest of layers.</summary>
    public static JsonObject Manifest(params FakeLayer[] layers) => new()
    {
        ["schemaVersion"] = 2,
        ["mediaType"] = ManifestType,
        ["config"] = Part("application/vnd.cncf.flux.config.v1+json", Configuration),
        ["layers"] = new JsonArray([.. layers.Select(static layer => Part(layer.MediaType, layer.Content))]),
    };

    /// <summary>An index of manifests, each for a platform such as <c>linux/amd64</c>, or for none.</summary>
    public static JsonObject Index(params (string Platform, byte[] Manifest)[] manifests) => new()
    {
        ["schemaVersion"] = 2,
        ["mediaType"] = IndexType,
        ["manifests"] = new JsonArray([.. manifests.Select(static item =>
        {
            var part = Part(ManifestType, item.Manifest);
            if (item.Platform.Split('/') is [var system, var architecture])
            {
                part["platform"] = new JsonObject { ["os"] = system, ["architecture"] = architecture };
            }

            return part;
        })]),
    };

    private static JsonObject Part(string mediaType, byte[] content) => new() { ["mediaType"] = mediaType, ["digest"] = FakeLayer.DigestOf(content), ["size"] = content.Length };
}
