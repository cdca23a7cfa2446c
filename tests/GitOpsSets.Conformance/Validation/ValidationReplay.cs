using System.Text.Json;
using System.Text.RegularExpressions;
using GitOpsSets.Engine.Definitions.Schemas;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Conformance.Validation;

/// <summary>What an API server said of objects, answered by the schema validator.</summary>
internal static partial class ValidationReplay
{
    private const string NoPath = "<nil>";

    public static CaseResult Run(ConformanceCase recorded)
    {
        var expected = recorded.Out.GetProperty("ok");
        string text = recorded.In.GetProperty("object").GetString()!;
        var duplicates = new List<YamlDuplicateKey>();
        var source = Read(text, duplicates);
        if (source is null)
        {
            return IsBadRequest(expected) ? CaseResult.Pass : CaseResult.Fail("could not be read as a mapping");
        }

        var report = recorded.In.TryGetProperty("operation", out _) ? SchemaValidator.ValidateStatus(source, KindOf(recorded)) : SchemaValidator.Validate(source, KindOf(recorded));
        var errors = report.Findings.Where(finding => finding.Problem != SchemaProblem.Unknown).ToList();
        if (expected.GetProperty("valid").GetBoolean() != (errors.Count == 0))
        {
            return CaseResult.Fail($"expected valid: {expected.GetProperty("valid")}, but found {string.Join("; ", errors)}");
        }

        // The server refuses such a body without a word on its fields; ours names the field.
        return IsBadRequest(expected) ? CaseResult.Pass : Compare(expected, source, report, errors, Duplicates(text, duplicates));
    }

    private static CaseResult Compare(JsonElement expected, YamlMapping source, SchemaReport report, List<SchemaFinding> errors, IEnumerable<string>? duplicates)
    {
        var results = new List<CaseResult>
        {
            CaseResult.Same(Lines(ExpectedFields(expected)), Lines(errors.Select(error => error.Field).Concat(report.RulesWereSkipped ? [NoPath] : []))),
            CaseResult.Same(Lines(Texts(expected, "pruned")), Lines(report.Findings.Where(finding => finding.Problem == SchemaProblem.Unknown).Select(finding => finding.Field))),
        };
        if (duplicates is not null)
        {
            results.Add(CaseResult.Same(Lines(Texts(expected, "strict").SelectMany(text => StrictLine().Matches(text)).Select(match => match.Value)), Lines(duplicates)));
        }

        if (errors.Count == 0)
        {
            results.Add(CaseResult.Same(ExpectedObject(expected, source), AsDecoded(JsonWriter.Write(report.Defaulted))));
        }

        return results.FirstOrDefault(result => result is not CaseResult.Passed) ?? CaseResult.Pass;
    }

    private static YamlMapping? Read(string text, List<YamlDuplicateKey> duplicates)
    {
        try
        {
            return YamlReader.ReadFirst(text, "object.yaml", YamlLimits.Default, YamlReading.AsJson, duplicates) as YamlMapping;
        }
        catch (YamlException)
        {
            return null;
        }
    }

    private static KindSchema KindOf(ConformanceCase recorded) => recorded.Topic switch
    {
        "gitopsset" => KindSchema.GitOpsSet,
        "resourceset" => KindSchema.ResourceSet,
        _ => KindSchema.Provider,
    };

    private static bool IsBadRequest(JsonElement expected) =>
        expected.TryGetProperty("errors", out var errors) && errors.EnumerateArray().Any(error => error.GetProperty("type").GetString() == "bad request");

    // The path-less error on numbers repeats the one on the field itself.
    private static IEnumerable<string> ExpectedFields(JsonElement expected) =>
        expected.TryGetProperty("errors", out var errors)
            ? errors.EnumerateArray().Where(error => !error.GetProperty("message").GetString()!.Contains("Checked value must be of type integer", StringComparison.Ordinal)).Select(error => error.GetProperty("field").GetString()!)
            : [];

    private static string ExpectedObject(JsonElement expected, YamlMapping source) =>
        expected.TryGetProperty("defaulted", out var value) || expected.TryGetProperty("decoded", out value)
            ? AsDecoded(value.GetRawText())
            : AsDecoded(JsonWriter.Write(source));

    // The server holds numbers as it decodes them from JSON: above 64 bits as floats, minus zero as zero.
    private static string AsDecoded(string json) => JsonWriter.Write(JsonReader.Read(json, "object.json", YamlLimits.Default, JsonNumberModel.Int64OrFloat64));

    private static IEnumerable<string> Texts(JsonElement expected, string name) =>
        expected.TryGetProperty(name, out var texts) ? texts.EnumerateArray().Select(text => text.GetString()!) : [];

    // Where merge keys are overridden the server's complaint is about what the author meant; the reader does not join in.
    private static IEnumerable<string>? Duplicates(string text, List<YamlDuplicateKey> duplicates) =>
        text.Contains("<<:", StringComparison.Ordinal)
            ? null
            : duplicates.Select(duplicate => $"line {duplicate.At.Line}: key \"{duplicate.Key}\" already set in map");

    private static string Lines(IEnumerable<string> values) => string.Join('\n', values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [GeneratedRegex("line [0-9]+: key \".*\" already set in map", RegexOptions.NonBacktracking)]
    private static partial Regex StrictLine();
}
