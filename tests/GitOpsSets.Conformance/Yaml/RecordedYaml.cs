using System.Text.Json;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Conformance.Yaml;

/// <summary>Reads the parts that all recordings about YAML share, and compares answers.</summary>
internal static class RecordedYaml
{
    public const string File = "recorded.yaml";

    /// <summary>A text of a recording. One that was not valid UTF-8 stands as base64 and is decoded as a file of definitions is.</summary>
    public static string TextOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? YamlText.Decode(element.GetProperty("base64").GetBytesFromBase64(), File) : element.GetString()!;

    public static YamlNode ReadFirst(string text, YamlReading reading = YamlReading.AsJson) =>
        YamlReader.ReadFirst(text, File, YamlLimits.Reference, reading, null) ?? new YamlNull();

    /// <summary>Compares an answer, or our failure to give one, with a recorded text.</summary>
    public static CaseResult Compare(ConformanceCase recorded, Func<string> answer) => Compare(recorded, answer, static (expected, actual) => string.Equals(expected, actual, StringComparison.Ordinal));

    public static CaseResult Compare(ConformanceCase recorded, Func<string> answer, Func<string, string, bool> isSame)
    {
        string actual;
        try
        {
            actual = answer();
        }
        catch (YamlException error)
        {
            return recorded.ExpectsSuccess ? CaseResult.Fail($"{error.At}: {error.Message}\n  for {recorded.In}\n  expected {recorded.Out}") : CaseResult.Pass;
        }

        if (!recorded.ExpectsSuccess)
        {
            return CaseResult.Fail($"read {recorded.In} as {actual}, expected {recorded.Out}");
        }

        var ok = recorded.Out.GetProperty("ok");
        string expected = ok.ValueKind == JsonValueKind.String ? ok.GetString()! : ok.GetRawText();
        return isSame(expected, actual) ? CaseResult.Pass : CaseResult.Fail($"for {recorded.In}\n  expected {JsonSerializer.Serialize(expected)}\n  but was  {JsonSerializer.Serialize(actual)}");
    }

    /// <summary>Two YAML texts are the same, or differ only in folded lines: ours has no more lines and both mean the same.</summary>
    public static bool IsSameButForFolds(string expected, string actual) =>
        string.Equals(expected, actual, StringComparison.Ordinal)
        || (expected.Split('\n').Length > actual.Split('\n').Length && actual.Split('\n').Any(line => line.Length > 80) && Meaning(expected) == Meaning(actual));

    /// <summary>Where a JSON value was recorded and not JSON text, its meaning counts.</summary>
    public static bool IsSameValue(string expected, string actual) => string.Equals(Canonical(expected), Canonical(actual), StringComparison.Ordinal);

    private static string Canonical(string json) => JsonWriter.Write(JsonReader.Read(json, File, YamlLimits.Reference, JsonNumberModel.Int64OrFloat64));

    private static string Meaning(string yaml) => string.Join('\n', YamlReader.ReadAll(yaml, File, YamlLimits.Reference).Select(document => JsonWriter.Write(document.Root)));
}
