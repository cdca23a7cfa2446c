using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Rendering;

/// <summary>Says what the reference engines are silent about: one label that is no text makes them drop every label of the object.</summary>
internal static class LostMetadata
{
    /// <summary>A warning for the first label or annotation that is no text; null when all are.</summary>
    /// <param name="document">An object as it was rendered.</param>
    /// <param name="compiled">What it was rendered from.</param>
    public static Diagnostic? Of(YamlMapping document, CompiledTemplate compiled)
    {
        var metadata = document["metadata"] as YamlMapping;
        return Of(document, metadata, "labels", "the object loses all of its labels", compiled)
            ?? Of(document, metadata, "annotations", "a cluster refuses the object", compiled);
    }

    private static Diagnostic? Of(YamlMapping document, YamlMapping? metadata, string field, string consequence, CompiledTemplate compiled)
    {
        var odd = (metadata?[field] as YamlMapping)?.Entries.FirstOrDefault(entry => entry.Value is not (YamlString or YamlNull));
        return odd is { Value: not null, Key: { } key }
            ? new Diagnostic(DiagnosticCodes.LostMetadata, Severity.Warning, $"'{key}' in the {field} of {ObjectIdentity.Of(document)} is no text: {consequence}", PlaceOf(key, compiled))
            {
                Suggestion = "write the value with '| quote'",
            }
            : null;
    }

    // The key is the same in the template in all but odd cases.
    private static SourceSpan PlaceOf(string key, CompiledTemplate compiled)
    {
        string[] lines = compiled.Source.Text.Split('\n');
        int line = Array.FindIndex(lines, text => text.TrimStart().StartsWith($"{key}:", StringComparison.Ordinal));
        return line < 0 ? compiled.Spec.Origin : compiled.Source.OriginOf(line + 1);
    }
}
