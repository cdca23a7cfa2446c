using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Conformance.Yaml;

/// <summary><c>scalars</c> and <c>structure</c>: the JSON text that a YAML text becomes.</summary>
internal static class JsonOfYamlReplay
{
    public static CaseResult Run(ConformanceCase recorded) => RecordedYaml.Compare(recorded, () => Answer(recorded), IsSameJson);

    private static string Answer(ConformanceCase recorded)
    {
        string text = RecordedYaml.TextOf(recorded.In.GetProperty("yaml"));
        bool isStrict = recorded.In.TryGetProperty("strict", out var strict) && strict.GetBoolean();
        var duplicates = isStrict ? new List<YamlDuplicateKey>() : null;
        var node = YamlReader.ReadFirst(text, RecordedYaml.File, YamlLimits.Reference, YamlReading.AsJson, duplicates) ?? new YamlNull();
        return duplicates is [var first, ..] ? throw new YamlException(first.At, $"{first.Key} stands twice") : JsonWriter.Write(node);
    }

    /// <summary>Go escapes the replacement character where it stands for a byte that was not UTF-8; the value is the same.</summary>
    private static bool IsSameJson(string expected, string actual) =>
        string.Equals(expected.Replace("\\ufffd", "\uFFFD", StringComparison.Ordinal), actual, StringComparison.Ordinal);
}
