using System.Collections.Immutable;
using System.Text.Json;
using GitOpsSets.Engine.Generators.Selectors;

namespace GitOpsSets.Conformance.Ports;

/// <summary>Whether a label selector selects some labels; an absent selector selects nothing.</summary>
internal static class SelectorsReplay
{
    public static CaseResult Run(ConformanceCase recorded)
    {
        if (recorded.In.GetProperty("selector") is not { ValueKind: JsonValueKind.Object } written)
        {
            return Compare(recorded, answer: false);
        }

        var labels = Labels(written, "matchLabels");
        var expressions = written.TryGetProperty("matchExpressions", out var items) ? items.EnumerateArray().Select(Requirement).ToImmutableArray() : [];
        return LabelSelector.TryCreate(labels, expressions, out var selector, out string? error)
            ? Compare(recorded, selector.Matches(Labels(recorded.In, "labels")))
            : recorded.ExpectsSuccess ? CaseResult.Fail(error) : CaseResult.Pass;
    }

    private static CaseResult Compare(ConformanceCase recorded, bool answer) =>
        !recorded.ExpectsSuccess ? CaseResult.Fail("expected an error")
        : recorded.Out.GetProperty("ok").GetBoolean() == answer ? CaseResult.Pass
        : CaseResult.Fail($"was {answer}");

    private static Dictionary<string, string> Labels(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var labels) && labels.ValueKind == JsonValueKind.Object
            ? labels.EnumerateObject().ToDictionary(label => label.Name, label => label.Value.GetString()!, StringComparer.Ordinal)
            : new Dictionary<string, string>(StringComparer.Ordinal);

    private static LabelRequirement Requirement(JsonElement item) => new(
        item.GetProperty("key").GetString()!,
        item.TryGetProperty("operator", out var word) ? word.GetString()! : "",
        item.TryGetProperty("values", out var values) && values.ValueKind == JsonValueKind.Array ? [.. values.EnumerateArray().Select(value => value.GetString()!)] : []);
}
