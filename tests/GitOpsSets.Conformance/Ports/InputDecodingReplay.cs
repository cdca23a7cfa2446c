using GitOpsSets.Engine.Generators.Inputs;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Conformance.Ports;

/// <summary>What one exported input is to a template.</summary>
internal static class InputDecodingReplay
{
    public static CaseResult Run(ConformanceCase recorded)
    {
        if (!JsonValue.TryRead(RecordedValues.Bytes(recorded.In.GetProperty("json")), JsonNumbers.IntegersWherePossible, out var value, out string? error))
        {
            return recorded.ExpectsSuccess ? CaseResult.Fail(error) : CaseResult.Pass;
        }

        if (!recorded.ExpectsSuccess)
        {
            return CaseResult.Fail("expected an error");
        }

        var expected = recorded.Out.GetProperty("ok");
        string json = RecordedValues.Print(RecordedValues.Value(expected.GetProperty("json"), JsonNumbers.IntegersWherePossible));
        return CaseResult.Same(
            $"{expected.GetProperty("kind").GetString()} {expected.GetProperty("text").GetString()} {json}",
            $"{Kind(value)} {GoFormat.Value(value)} {RecordedValues.Print(value)}");
    }

    private static string Kind(TemplateValue value) => value.Kind is GoKind.Invalid ? "nil" : value.Type!.KindName;
}
