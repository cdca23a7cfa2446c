using GitOpsSets.Templating.Functions.SemanticVersions;

namespace GitOpsSets.Conformance.Ports;

/// <summary>A constraint over a list of tags.</summary>
internal static class SemverReplay
{
    public static CaseResult Run(ConformanceCase recorded)
    {
        string actual;
        try
        {
            var constraint = VersionConstraint.Parse(RecordedText.Of(recorded.In, "constraint"));
            bool ofTags = RecordedText.Of(recorded.In, "use") == "tag";
            var versions = recorded.In.GetProperty("versions").EnumerateArray().Select(RecordedText.Of)
                .Select(text => ofTags ? SemanticVersion.FromTag(text) : SemanticVersion.Read(text, out _))
                .OfType<SemanticVersion>()
                .Where(constraint.Check);
            actual = RecordedText.Show(versions.OrderDescending(Comparer<SemanticVersion>.Create(SemanticVersion.Compare)).Select(version => version.Original));
        }
        catch (SemanticVersionException exception)
        {
            return recorded.ExpectsSuccess ? CaseResult.Fail($"expected {recorded.Out} but was refused: {exception.Message}") : CaseResult.Pass;
        }

        return recorded.ExpectsSuccess
            ? CaseResult.Same(RecordedText.ShowList(recorded.Out.GetProperty("ok").GetProperty("matching")), actual)
            : CaseResult.Fail($"expected {recorded.Out} but was {actual}");
    }
}
