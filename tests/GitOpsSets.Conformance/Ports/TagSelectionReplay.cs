using GitOpsSets.Engine.Generators.Filtering;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Conformance.Ports;

/// <summary>Which tags are taken, and in which order.</summary>
internal static class TagSelectionReplay
{
    public static CaseResult Run(ConformanceCase recorded)
    {
        bool isGit = RecordedText.Of(recorded.In, "engine") == "git";
        string actual;
        try
        {
            var filter = FiltersReplay.FilterOf(recorded.In, isGit ? InputFilter.MaximumGitLimit : int.MaxValue);
            var tags = recorded.In.GetProperty("tags").EnumerateArray().Select((tag, index) => (Name: RecordedText.Of(tag), Sha: $"sha-{index}"));
            actual = RecordedText.Show(TagSelection.Select(tags, tag => tag.Name, filter, null, out _).Select(tag => isGit ? $"{tag.Name} {tag.Sha}" : tag.Name));
        }
        catch (YamlException exception)
        {
            return recorded.ExpectsSuccess ? CaseResult.Fail($"expected {recorded.Out} but was refused: {exception.Message}") : CaseResult.Pass;
        }

        if (!recorded.ExpectsSuccess)
        {
            return CaseResult.Fail($"expected {recorded.Out} but was {actual}");
        }

        var expected = recorded.Out.GetProperty("ok").EnumerateArray().Select(item => isGit ? $"{RecordedText.Of(item, "tag")} {RecordedText.Of(item, "sha")}" : RecordedText.Of(item));
        return CaseResult.Same(RecordedText.Show(expected), actual);
    }
}
