using System.Collections.Immutable;
using System.Text.Json;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Generators.Inputs;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Conformance.Ports;

/// <summary>The sets that templates are rendered with. Explicit nulls, where the reference crashes, are nulls here.</summary>
internal static class InputSetsReplay
{
    public static CaseResult Run(ConformanceCase recorded)
    {
        var input = recorded.In;
        var resourceSet = Provider(input.GetProperty("resourceSet"), "ResourceSet", "inputs");
        var providers = input.TryGetProperty("providers", out var others)
            ? others.EnumerateArray().Select(provider => Provider(provider, "ResourceSetInputProvider", "exportedInputs"))
            : [];
        bool isCombined = InputSets.TryCombine(Strategy(input), resourceSet, providers, out var sets, out string? error);
        if (recorded.RecordsPanic)
        {
            return isCombined ? CaseResult.Pass : CaseResult.Fail(error!);
        }

        if (!isCombined)
        {
            return recorded.ExpectsSuccess ? CaseResult.Fail(error!) : CaseResult.Pass;
        }

        return recorded.ExpectsSuccess ? Compare(recorded.Out.GetProperty("ok"), sets) : CaseResult.Fail("expected an error");
    }

    private static CaseResult Compare(JsonElement expected, ImmutableArray<Element> sets)
    {
        var answer = new TemplateMap();
        if (expected.ValueKind == JsonValueKind.Array)
        {
            return CaseResult.Same(Print(expected), RecordedValues.Print(sets));
        }

        answer["count"] = TemplateValue.OfInt64(sets.Length);
        if (!sets.IsEmpty)
        {
            answer["first"] = TemplateValue.Of(sets[0].Values!);
            answer["last"] = TemplateValue.Of(sets[^1].Values!);
        }

        return CaseResult.Same(Print(expected), RecordedValues.Print(TemplateValue.Of(answer)));
    }

    private static string Print(JsonElement expected) => RecordedValues.Print(RecordedValues.Value(expected, JsonNumberModel.Int64OrFloat64));

    private static InputStrategy Strategy(JsonElement input) =>
        input.TryGetProperty("strategy", out var strategy) && strategy.ValueKind == JsonValueKind.Object
            ? new InputStrategy(Text(strategy, "name", ""), strategy.TryGetProperty("includeEmptyProviders", out var includes) && includes.GetBoolean())
            : InputStrategy.Flatten;

    private static InputProvider Provider(JsonElement provider, string kind, string key) => new(
        Text(provider, "apiVersion", "fluxcd.controlplane.io/v1"), Text(provider, "kind", kind), Text(provider, "namespace", ""), Text(provider, "name", ""), Sets(provider, key));

    private static ImmutableArray<Element> Sets(JsonElement provider, string key)
    {
        if (provider.TryGetProperty("count", out var count))
        {
            return [.. Enumerable.Range(0, count.GetInt32()).Select(i => RecordedValues.Element(new TemplateMap { ["n"] = TemplateValue.OfInt64(i) }))];
        }

        return provider.TryGetProperty(key, out var sets) && sets.ValueKind == JsonValueKind.Array
            ? [.. sets.EnumerateArray().Select(set => RecordedValues.Element(RecordedValues.Value(set, JsonNumberModel.Int64OrFloat64).Map ?? new TemplateMap()))]
            : [];
    }

    private static string Text(JsonElement parent, string name, string otherwise) => parent.TryGetProperty(name, out var text) ? text.GetString()! : otherwise;
}
