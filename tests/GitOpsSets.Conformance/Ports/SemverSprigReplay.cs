using GitOpsSets.Templating.Functions.SemanticVersions;

namespace GitOpsSets.Conformance.Ports;

/// <summary>sprig's <c>semverCompare</c>.</summary>
internal static class SemverSprigReplay
{
    public static CaseResult Run(ConformanceCase recorded)
    {
        bool actual;
        try
        {
            actual = VersionConstraint.Parse(RecordedText.Of(recorded.In, "constraint")).Check(SemanticVersion.Parse(RecordedText.Of(recorded.In, "version")));
        }
        catch (SemanticVersionException exception)
        {
            return recorded.ExpectsSuccess ? CaseResult.Fail($"expected {recorded.Out} but was refused: {exception.Message}") : CaseResult.Pass;
        }

        return recorded.ExpectsSuccess && recorded.Out.GetProperty("ok").GetBoolean() == actual ? CaseResult.Pass : CaseResult.Fail($"expected {recorded.Out} but was {actual}");
    }
}
