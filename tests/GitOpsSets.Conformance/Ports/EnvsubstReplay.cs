using GitOpsSets.Engine.Definitions.Substitution;

namespace GitOpsSets.Conformance.Ports;

/// <summary>Texts with variables. Where the reference crashes on a number that is too large, the rest of the value is right.</summary>
internal static class EnvsubstReplay
{
    public static CaseResult Run(ConformanceCase recorded)
    {
        var variables = recorded.In.GetProperty("variables").EnumerateObject()
            .ToDictionary(variable => variable.Name, variable => RecordedText.Of(variable.Value), StringComparer.Ordinal);
        try
        {
            string text = VariableText.Expand(RecordedText.Of(recorded.In.GetProperty("text")), variables.GetValueOrDefault, recorded.In.GetProperty("strict").GetBoolean(), 1 << 20);
            return recorded.RecordsPanic ? CaseResult.Pass
                : recorded.ExpectsSuccess ? CaseResult.Same(RecordedText.Of(recorded.Out.GetProperty("ok")), text)
                : CaseResult.Fail($"expected an error but was {text}");
        }
        catch (SubstitutionException exception)
        {
            return recorded.ExpectsSuccess ? CaseResult.Fail(exception.Message) : CaseResult.Pass;
        }
    }
}
