using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Templating;
using GitOpsSets.Templating.Limits;

namespace GitOpsSets.Engine.Rendering;

/// <summary>Turns what went wrong inside a template into findings at places in the user's file.</summary>
internal static class TemplateFindings
{
    private const int MaxExcerpt = 160;

    public static Diagnostic Of(TemplateException exception, TemplateSource source, Delimiters delimiters, DiagnosticCode code, TemplateLimits? limits = null)
    {
        string[] lines = source.Text.Split('\n');
        string line = source.LineText(exception.Line);
        return new(exception.IsLimit ? DiagnosticCodes.LimitReached : code, Severity.Error, exception.Message, source.OriginOf(exception.Line))
        {
            Focus = TextFocus.At(line, exception.Column, delimiters.Left),
            Line = line.Trim(),
            Suggestion = exception.Limit != BudgetLimit.None && limits is not null ? Advice(exception.Limit, limits)
                : exception.Suggestion is not null ? $"did you mean '{exception.Suggestion}'?"
                : exception.Stage == TemplateStage.Parse && IsOpen(line, delimiters) ? $"close the action with '{delimiters.Right}'"
                : null,
            Trail = Quote("in the template line", lines, exception.Line),
        };
    }

    private static string Advice(BudgetLimit limit, TemplateLimits limits) => limit == BudgetLimit.Steps
        ? RunLimits.TemplateSteps.Advice(limits.MaxSteps, "let the template do less")
        : RunLimits.TemplateCharacters.Advice(limits.MaxOutputCharacters, "let the template write less");

    // Behind the end of a value the text goes on with what its quotes became, which is no help to whom forgot two braces.
    private static bool IsOpen(string line, Delimiters delimiters) =>
        delimiters.Left.Length > 0 && line.LastIndexOf(delimiters.Left, StringComparison.Ordinal) is >= 0 and var last
        && line.IndexOf(delimiters.Right, last + delimiters.Left.Length, StringComparison.Ordinal) < 0;

    /// <summary>One step that quotes a line; none for a line of a Secret.</summary>
    /// <param name="what">What the line is.</param>
    /// <param name="lines">The text.</param>
    /// <param name="line">1-based.</param>
    public static ImmutableArray<TrailStep> Quote(string what, string[] lines, int line) =>
        line < 1 || line > lines.Length || SourceExcerpts.IsOfSecret(lines, line - 1) ? [] : [new TrailStep($"{what} '{Shorten(lines[line - 1].Trim())}'", null)];

    /// <summary>One line of a text for a message.</summary>
    public static string Shorten(string line) => line.Length <= MaxExcerpt ? line : line[..MaxExcerpt] + "…";
}
