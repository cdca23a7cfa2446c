using System.Globalization;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Rendering;

/// <summary>Explains rendered text that is no Kubernetes object.</summary>
internal static class RenderedTextFindings
{
    public static Diagnostic Of(YamlException exception, string text, CompiledTemplate compiled)
    {
        string[] lines = text.Split('\n');
        int line = Math.Clamp(exception.At.Line, 1, lines.Length);

        bool isLineByLine = IsLineByLine(compiled, lines.Length);
        var at = isLineByLine ? compiled.Source.OriginOf(line) : compiled.Spec.Origin;
        return new Diagnostic(exception.IsLimit ? DiagnosticCodes.LimitReached : DiagnosticCodes.RenderedText, Severity.Error, exception.Message, at)
        {
            Trail = TemplateFindings.Quote(string.Create(CultureInfo.InvariantCulture, $"in the rendered line {line}"), lines, line),
            Suggestion = Suggest(compiled, isLineByLine ? line : 0),
        };
    }

    /// <summary>A key that stands twice in what was rendered.</summary>
    public static Diagnostic OfDuplicate(YamlDuplicateKey duplicate, string text, CompiledTemplate compiled) => new(
        DiagnosticCodes.DuplicateKey,
        Severity.Warning,
        $"the key '{Guarding.EscapedText.OfLine(duplicate.Key)}' stands twice in one mapping of what is rendered; the last one counts",
        PlaceOf(compiled, text, duplicate.At.Line));

    /// <summary>Where in the template a line of the rendered text was written, as far as that can be told.</summary>
    /// <param name="compiled">The template.</param>
    /// <param name="text">What it rendered.</param>
    /// <param name="line">1-based; 0 when unknown.</param>
    public static SourceSpan PlaceOf(CompiledTemplate compiled, string text, int line) =>
        LineOf(compiled, text, line) is > 0 and var written ? compiled.Source.OriginOf(written) : compiled.Spec.Origin;

    /// <summary>The line of the template where a line of the rendered text was written; 0 when that cannot be told.</summary>
    public static int LineOf(CompiledTemplate compiled, string text, int line) => line > 0 && IsLineByLine(compiled, text.AsSpan().Count('\n') + 1) ? line : 0;

    // A template that writes as many lines as it has keeps them in place; otherwise only its start can be named.
    private static bool IsLineByLine(CompiledTemplate compiled, int lines) =>
        lines == compiled.Source.LineOrigins.Length + (compiled.Source.Text.EndsWith('\n') ? 1 : 0) || lines == compiled.Source.LineOrigins.Length;

    // Quotes around an action do not survive: the object is written out again before it is templated.
    private static string? Suggest(CompiledTemplate compiled, int line)
    {
        string written = line == 0 ? "" : compiled.Source.LineText(line).Trim();
        return !compiled.Spec.IsText && written.Contains(compiled.Delimiters.Left, StringComparison.Ordinal)
            ? $"the line is templated as '{TemplateFindings.Shorten(written)}': write the value with '| quote'"
            : null;
    }
}
