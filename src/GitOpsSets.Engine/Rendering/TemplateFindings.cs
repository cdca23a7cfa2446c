using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Rendering;

/// <summary>Turns what went wrong inside a template into findings at places in the user's file.</summary>
internal static class TemplateFindings
{
    private const int MaxExcerpt = 160;

    public static Diagnostic Of(TemplateException exception, TemplateSource source, DiagnosticCode code) =>
        new(exception.IsLimit ? DiagnosticCodes.LimitReached : code, Severity.Error, exception.Message, source.OriginOf(exception.Line))
        {
            Suggestion = exception.Suggestion is null ? null : $"did you mean '{exception.Suggestion}'?",
            Trail = [new TrailStep($"in the template line '{Shorten(source.LineText(exception.Line).Trim())}'", null)],
        };

    /// <summary>One line of a text for a message.</summary>
    public static string Shorten(string line) => line.Length <= MaxExcerpt ? line : line[..MaxExcerpt] + "…";
}
