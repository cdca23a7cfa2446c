using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Filtering;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Conformance.Ports;

/// <summary>What providers do with what they list: patterns, labels, limits, skipping, exporting.</summary>
internal static class FiltersReplay
{
    public static CaseResult Run(ConformanceCase recorded)
    {
        string actual;
        try
        {
            actual = Answer(recorded.In);
        }
        catch (YamlException exception)
        {
            return recorded.ExpectsSuccess ? CaseResult.Fail($"expected {recorded.Out} but was refused: {exception.Message}") : CaseResult.Pass;
        }

        if (recorded.RecordsPanic)
        {
            return CaseResult.Pass;
        }

        return recorded.ExpectsSuccess ? CaseResult.Same(Canonical(recorded.Out.GetProperty("ok")), actual) : CaseResult.Fail($"expected {recorded.Out} but was {actual}");
    }

    /// <summary>The filter of a recording.</summary>
    /// <exception cref="YamlException">The filter is refused.</exception>
    internal static InputFilter FilterOf(JsonElement question, int maximumLimit)
    {
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        var spec = Mapping($$"""{"filter":{{question.GetProperty("filter").GetRawText()}}}""");
        var filter = InputFilter.Read(new FieldReader(spec, "spec", findings), maximumLimit);
        return findings.Count == 0 ? filter : throw new YamlException(default, findings[0].Message);
    }

    private static string Answer(JsonElement question) => RecordedText.Of(question, "op") switch
    {
        "match" => Match(FilterOf(question, InputFilter.MaximumGitLimit), question.GetProperty("item")),
        "limit" => FilterOf(question, int.MaxValue).Limit.ToString(CultureInfo.InvariantCulture),
        "skip" => Array(Skip(question).Select(input => JsonWriter.Write(input.Export(YamlMapping.Empty)))),
        "export" => Array(Inputs(question).Select(input => Export(input.Export(Mapping(question.GetProperty("defaults").GetRawText()))))),
        var other => throw new NotSupportedException(other),
    };

    private static string Match(InputFilter filter, JsonElement item)
    {
        bool labels = filter.MatchesLabels([.. item.GetProperty("labels").EnumerateArray().Select(RecordedText.Of)]);
        bool name = filter.MatchesName(RecordedText.Of(item, "name"));
        return $$"""{"labels":{{(labels ? "true" : "false")}},"name":{{(name ? "true" : "false")}}}""";
    }

    private static ImmutableArray<ListedInput> Skip(JsonElement question)
    {
        var skip = question.GetProperty("skip");
        var labels = skip.ValueKind == JsonValueKind.Null ? [] : skip.GetProperty("labels").EnumerateArray().Select(RecordedText.Of);
        return new SkipLabels([.. labels]).Apply(Inputs(question), [.. question.GetProperty("exported").EnumerateArray().Select(set => Mapping(set.GetRawText()))]);
    }

    // every value is recorded as its JSON text
    private static string Export(YamlMapping set) =>
        JsonWriter.Write(new YamlMapping([.. set.Entries.Select(entry => entry with { Value = new YamlString(JsonWriter.Write(entry.Value)) })]));

    private static IEnumerable<ListedInput> Inputs(JsonElement question) => question.GetProperty("results").EnumerateArray().Select(result =>
        new ListedInput(Text(result, "id"), Text(result, "sha"))
        {
            Branch = Text(result, "branch"),
            Tag = Text(result, "tag"),
            Author = Text(result, "author"),
            Title = Text(result, "title"),
            Slug = Text(result, "slug"),
            Labels = result.TryGetProperty("labels", out var labels) ? [.. labels.EnumerateArray().Select(RecordedText.Of)] : [],
        });

    private static string Text(JsonElement result, string name) => result.TryGetProperty(name, out var value) ? RecordedText.Of(value) : "";

    private static string Array(IEnumerable<string> items) => "[" + string.Join(',', items) + "]";

    private static string Canonical(JsonElement answer) => JsonWriter.Write(Node(answer.GetRawText()));

    private static YamlMapping Mapping(string json) => (YamlMapping)Node(json);

    private static YamlNode Node(string json) => JsonReader.Read(json, "recording", YamlLimits.Default, JsonNumberModel.Int64OrFloat64);
}
