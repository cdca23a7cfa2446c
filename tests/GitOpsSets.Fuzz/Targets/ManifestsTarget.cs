using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Oci.Artifacts;

namespace GitOpsSets.Fuzz.Targets;

/// <summary>Manifests and indexes of artifacts: every part that is believed has a digest and a size.</summary>
internal sealed class ManifestsTarget : IFuzzTarget
{
    public string Name => "manifests";

    public IReadOnlyList<RecordedSeeds> Seeds { get; } = [];

    public IReadOnlyList<string> Words { get; } =
    [
        "{\"schemaVersion\":2,", "\"layers\":[", "\"manifests\":[", "\"digest\":\"sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"", "\"size\":", "\"mediaType\":\"\"", "\"platform\":{\"os\":\"linux\",\"architecture\":\"amd64\"}",
        "]}", "{}", "[]", "null", "-1", "1e99", "99999999999999999999", "0", "\"", "\\u0000", "\\ud800", "true", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    ];

    public string Try(byte[] input)
    {
        try
        {
            var manifest = ArtifactManifest.Read(input);
            return manifest.Parts.FirstOrDefault(static part => part.Size < 0 || part.Digest.Length != 71) is { } broken
                ? throw new BrokenLawException("a part has a digest and a size", broken.ToString())
                : $"{manifest.IsIndex} {Answers.Roughly(manifest.Parts.Length)} {(manifest.IsIndex ? manifest.OfPlatform() : manifest.Layer("")).Platform.Length > 0}";
        }
        catch (ForgeException exception)
        {
            return Answers.Refused(exception.Reason);
        }
    }
}
