using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using GitOpsSets.Templating;

namespace GitOpsSets.Conformance.Templates;

/// <summary>Compares failures with recorded ones.</summary>
internal static partial class RecordedFailure
{
    private const string FailMark = "error calling fail: ";

    /// <summary>Whether a failure is the recorded one: of the same stage, on the same line, with the words of the template's author.</summary>
    /// <param name="recorded">The <c>out</c> of a case.</param>
    /// <param name="failure">Ours.</param>
    public static CaseResult Compare(JsonElement recorded, TemplateException failure)
    {
        string message = RecordedData.Text(recorded.GetProperty("error"));
        var stage = string.Equals(recorded.GetProperty("stage").GetString(), "parse", StringComparison.Ordinal) ? TemplateStage.Parse : TemplateStage.Execution;
        string name = $"template: {failure.TemplateName}:";
        string line = LineOfMessage().Match(message.StartsWith(name, StringComparison.Ordinal) ? "template: :" + message[name.Length..] : message).Groups["line"].Value;
        if (failure.Stage != stage || !string.Equals(failure.Line.ToString(CultureInfo.InvariantCulture), line, StringComparison.Ordinal))
        {
            return CaseResult.Fail($"expected the error {message} ({stage})\n  but failed: {failure} ({failure.Stage})");
        }

        int authors = message.IndexOf(FailMark, StringComparison.Ordinal);
        return authors < 0 || failure.Message.Contains(message[(authors + FailMark.Length)..], StringComparison.Ordinal)
            ? CaseResult.Pass
            : CaseResult.Fail($"expected the author's words in {message}\n  but failed: {failure}");
    }

    // The name may hold anything, a line feed included.
    [GeneratedRegex(@"^template: (?s:.*?):(?<line>\d+)(:\d+)?: ", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LineOfMessage();
}
