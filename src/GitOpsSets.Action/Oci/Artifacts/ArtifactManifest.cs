using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using GitOpsSets.Action.Forges;

namespace GitOpsSets.Action.Oci.Artifacts;

/// <summary>A manifest or an index of manifests (OCI image specification 1.1), read strictly.</summary>
/// <param name="IsIndex">Whether the parts are manifests.</param>
/// <param name="Parts">In written order.</param>
internal sealed partial record ArtifactManifest(bool IsIndex, ImmutableArray<ArtifactLayer> Parts)
{
    // As go-containerregistry, which Flux pulls with, takes an image from an index.
    private const string DefaultPlatform = "linux/amd64";
    private const int MaxParts = 1000;

    /// <summary>Reads it.</summary>
    /// <exception cref="ForgeException">It is none.</exception>
    public static ArtifactManifest Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 32 });
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("schemaVersion", out var version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out int number) || number != 2)
            {
                throw new ForgeException("the manifest is none of schema version 2", "Push the artifact anew, with 'flux push artifact' or 'oras push'");
            }

            bool isIndex = root.TryGetProperty("manifests", out var parts);
            if (isIndex == root.TryGetProperty("layers", out var layers))
            {
                throw new ForgeException("the manifest has neither a list of layers nor one of manifests, or both", "Push the artifact anew, with 'flux push artifact' or 'oras push'");
            }

            parts = isIndex ? parts : layers;
            return parts.ValueKind == JsonValueKind.Array && parts.GetArrayLength() <= MaxParts
                ? new ArtifactManifest(isIndex, [.. parts.EnumerateArray().Select(ReadPart)])
                : throw new ForgeException("the manifest's list is none, or has too many parts", "Push the artifact anew, with 'flux push artifact' or 'oras push'");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new ForgeException($"the manifest is no JSON: {RemoteText.Clean(exception.Message)}", "A proxy or login page may have answered: check the URL", exception);
        }
    }

    /// <summary>The manifest of an index that an artifact is taken from.</summary>
    /// <exception cref="ForgeException">None is for us.</exception>
    public ArtifactLayer OfPlatform() =>
        Parts.FirstOrDefault(static part => part.Platform is "" or DefaultPlatform) ?? throw new ForgeException($"its index has no manifest for {DefaultPlatform}", "Name a single artifact in 'ref'");

    /// <summary>The layer that is meant.</summary>
    /// <param name="mediaType">Empty for the first one.</param>
    /// <exception cref="ForgeException">There is none.</exception>
    public ArtifactLayer Layer(string mediaType) =>
        (mediaType.Length == 0 ? Parts.FirstOrDefault() : Parts.FirstOrDefault(part => part.MediaType == mediaType))
        ?? throw new ForgeException(mediaType.Length == 0 ? "it has no layers" : $"it has no layer of the media type {mediaType}", "Check 'layerSelector' and 'ref'");

    private static ArtifactLayer ReadPart(JsonElement part)
    {
        string digest = Text(part, "digest");
        if (!DigestPattern.IsMatch(digest) || !part.TryGetProperty("size", out var size) || size.ValueKind != JsonValueKind.Number || !size.TryGetInt64(out long bytes) || bytes < 0)
        {
            throw new ForgeException("the manifest has a part without a sha256 digest or a size", "Push the artifact anew, with 'flux push artifact' or 'oras push'");
        }

        return new ArtifactLayer(Text(part, "mediaType"), digest, bytes)
        {
            Platform = part.TryGetProperty("platform", out var platform) && platform.ValueKind == JsonValueKind.Object ? $"{Text(platform, "os")}/{Text(platform, "architecture")}" : "",
        };
    }

    private static string Text(JsonElement item, string field) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    [GeneratedRegex(@"^sha256:[0-9a-f]{64}\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex DigestPattern { get; }
}
