using System.Globalization;
using System.Text.Json;
using GitOpsSets.Templating.Functions.SemanticVersions;

namespace GitOpsSets.Conformance.Ports;

/// <summary>One version, read loosely or as a tag.</summary>
internal static class SemverParseReplay
{
    private static readonly string[] Fields = ["major", "minor", "patch", "prerelease", "metadata", "string", "original"];

    public static CaseResult Run(ConformanceCase recorded)
    {
        string text = RecordedText.Of(recorded.In, "version");
        string reason = "invalid semantic version";
        var version = RecordedText.Of(recorded.In, "parser") == "tag" ? SemanticVersion.FromTag(text) : SemanticVersion.Read(text, out reason);
        if (version is null)
        {
            return recorded.ExpectsSuccess ? CaseResult.Fail($"expected {recorded.Out} but was refused: {reason}") : CaseResult.Pass;
        }

        string actual = string.Create(CultureInfo.InvariantCulture,
            $"{version.Major} {version.Minor} {version.Patch} {version.Prerelease} {version.Metadata} {version} {version.Original}");
        return recorded.ExpectsSuccess ? CaseResult.Same(Expected(recorded.Out.GetProperty("ok")), actual) : CaseResult.Fail($"expected {recorded.Out} but was {actual}");
    }

    private static string Expected(JsonElement answer) => string.Join(' ',
        Fields.Select(name => answer.GetProperty(name).ToString()));
}
