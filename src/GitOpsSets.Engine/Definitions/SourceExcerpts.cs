using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Definitions;

/// <summary>Shows findings the line of the file they are about, and makes their column exact where only the text of the place was known.</summary>
public static partial class SourceExcerpts
{
    private const int MaxFileBytes = 20 * 1024 * 1024;
    private const int MaxLinesOfValue = 100;

    /// <summary>The findings with excerpts of the files of a tree.</summary>
    public static ImmutableArray<Diagnostic> Attach(ImmutableArray<Diagnostic> findings, IFileTree tree) =>
        Attach(findings, file => tree.Read(file, MaxFileBytes) is FileReading.Content content ? Decode(content.Bytes.Span, file) : null);

    /// <summary>The findings with excerpts: one for every place, at the first finding that has it.</summary>
    /// <param name="findings">Those that have an excerpt, and those whose file is not there, stay as they are.</param>
    /// <param name="read">The text of a file, or null.</param>
    public static ImmutableArray<Diagnostic> Attach(ImmutableArray<Diagnostic> findings, Func<string, string?> read)
    {
        var files = new Dictionary<string, string[]?>(StringComparer.Ordinal);
        var shown = new HashSet<SourceSpan>();
        return [.. findings.Select(finding => finding is { At: { } at, Excerpt: null } && Lines(at.File) is { } lines ? Attach(finding, at, lines, shown) : finding)];

        string[]? Lines(string file)
        {
            if (!files.TryGetValue(file, out var lines))
            {
                files[file] = lines = read(file) is { } text ? LineBreak.Split(text) : null;
            }

            return lines;
        }
    }

    /// <summary>The text of a file as far as it is text.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string file)
    {
        try
        {
            return YamlText.Decode(bytes, file);
        }
        catch (YamlException)
        {
            // What cannot be read is what a finding may be about.
            return Encoding.UTF8.GetString(bytes);
        }
    }

    private static Diagnostic Attach(Diagnostic finding, SourceSpan at, string[] lines, HashSet<SourceSpan> shown)
    {
        if (at.Line < 1 || at.Line > lines.Length)
        {
            return finding;
        }

        var place = Refine(at, finding.Focus, lines);
        bool isNew = shown.Add(place);
        return finding with
        {
            At = place,
            Focus = null,
            Excerpt = isNew && !IsOfSecret(lines, place.Line - 1) ? new SourceExcerpt(place.Line, lines[place.Line - 1], place.Column, place.Length) : null,
        };
    }

    // A value may reach over several lines: those after its key that are indented deeper.
    private static SourceSpan Refine(SourceSpan at, TextFocus? focus, string[] lines)
    {
        if (focus is not { } wanted)
        {
            return SkipIndentation(at, lines[at.Line - 1]);
        }

        if (wanted.Line is not null)
        {
            return FindLine(at, wanted, lines);
        }

        int last = Math.Min(lines.Length, at.Line + MaxLinesOfValue);
        for (int line = at.Line; line <= last; line++)
        {
            string text = lines[line - 1];
            bool isFirst = line == at.Line;
            if (!isFirst && text.AsSpan().Trim().Length > 0 && text.Length - text.AsSpan().TrimStart().Length < at.Column)
            {
                break;
            }

            if (wanted.Find(text, isFirst ? at.Column - 1 : 0) is >= 0 and var found)
            {
                return new SourceSpan(at.File, line, found + 1, wanted.Text.Length);
            }
        }

        return SkipIndentation(at, lines[at.Line - 1]);
    }

    private static SourceSpan FindLine(SourceSpan at, in TextFocus wanted, string[] lines)
    {
        for (int line = at.Line; line <= Math.Min(lines.Length, at.Line + MaxLinesOfValue); line++)
        {
            string text = lines[line - 1];
            if (text.AsSpan().Trim().SequenceEqual(wanted.Line) && wanted.Find(text, 0) is >= 0 and var found)
            {
                return new SourceSpan(at.File, line, found + 1, wanted.Text.Length);
            }
        }

        return at;
    }

    // Lines of a block begin where its text does, whatever indentation of their own they have.
    private static SourceSpan SkipIndentation(SourceSpan at, string line)
    {
        int column = at.Column;
        while (column <= line.Length && line[column - 1] == ' ')
        {
            column++;
        }

        return column > line.Length || column == at.Column ? at : at with { Column = column, Length = 0 };
    }

    /// <summary>Whether a line stands in a document with a Secret: then it is not shown, whatever is in it.</summary>
    /// <param name="lines">Of a file, template or rendered text.</param>
    /// <param name="line">0-based.</param>
    internal static bool IsOfSecret(string[] lines, int line)
    {
        int first = line;
        while (first > 0 && !IsMark(lines[first]))
        {
            first--;
        }

        for (int i = first; i < lines.Length && (i <= line || !IsMark(lines[i])); i++)
        {
            if (SecretKind.IsMatch(lines[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMark(string line) => line.StartsWith("---", StringComparison.Ordinal);

    [GeneratedRegex("""\bkind["']?\s*:\s*["']?Secret\b""", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex SecretKind { get; }

    // As YAML 1.1 counts lines.
    [GeneratedRegex("\r\n|[\r\n\u0085\u2028\u2029]", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex LineBreak { get; }
}
