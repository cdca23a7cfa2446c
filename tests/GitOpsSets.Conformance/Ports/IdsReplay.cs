using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Generators.Inputs;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Conformance.Ports;

/// <summary>Ids of texts and of permutations.</summary>
internal static class IdsReplay
{
    public static CaseResult Run(ConformanceCase recorded)
    {
        var input = recorded.In;
        if (input.GetProperty("op").GetString() == "id")
        {
            int times = input.TryGetProperty("repeat", out var repeat) ? repeat.GetInt32() : 1;
            string text = string.Concat(Enumerable.Repeat(RecordedText.Of(input.GetProperty("value")), times));
            return CaseResult.Same(recorded.Out.GetProperty("ok").GetString()!, InputId.Of(text));
        }

        var providers = input.GetProperty("providers").EnumerateArray().Select((provider, index) => Provider(provider, index));
        if (!InputSets.TryCombine(new InputStrategy("Permute", false), new InputProvider("", "ResourceSet", "", "rset", []), providers, out var sets, out string? error))
        {
            return recorded.ExpectsSuccess ? CaseResult.Fail(error) : CaseResult.Pass;
        }

        return recorded.ExpectsSuccess
            ? CaseResult.Same(JsonSerializer.Serialize(recorded.Out.GetProperty("ok")), JsonSerializer.Serialize(sets.Select(set => set.Values!["id"].Text)))
            : CaseResult.Fail("expected an error");
    }

    // Providers are listed in the order in which they are combined: the namespace keeps it.
    private static InputProvider Provider(JsonElement provider, int index)
    {
        var sets = Enumerable.Range(0, provider.GetProperty("inputs").GetInt32()).Select(_ => RecordedValues.Element(new TemplateMap())).ToImmutableArray();
        return new InputProvider("v1", "Provider", index.ToString("000", CultureInfo.InvariantCulture), provider.GetProperty("name").GetString()!, sets);
    }
}
