using System.Runtime.InteropServices;

namespace GitOpsSets.Engine.Diagnostics;

/// <summary>
/// The piece of a line that a finding means, where its column is not known: objects are written out anew before they are templated, so that a place
/// in the template is found again in the user's file by its text.
/// </summary>
/// <param name="Text">As the template has it; never empty.</param>
/// <param name="Occurrence">0-based: which of several equal pieces of the line.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TextFocus(string Text, int Occurrence)
{
    /// <summary>The whole line without the spaces around it, where not even the line of the user's file is known; otherwise null.</summary>
    public string? Line { get; init; }

    /// <summary>The word at a column: a path such as <c>.Element.Name</c>, the name of a function, or what stands in quotes there; else the action around it.</summary>
    /// <param name="line">The line.</param>
    /// <param name="column">1-based.</param>
    /// <param name="opening">What opens an action.</param>
    /// <returns>Null where none of them is.</returns>
    public static TextFocus? At(string line, int column, string opening)
    {
        int start = Math.Clamp(column - 1, 0, line.Length);
        bool isQuote = start < line.Length && (line[start] is '"' or '`');
        if (WordAt(line, isQuote ? start + 1 : start) is { } word)
        {
            return word;
        }

        int action = opening.Length == 0 || start + opening.Length > line.Length ? -1 : line.LastIndexOf(opening, start + opening.Length - 1, StringComparison.Ordinal);
        action = action < 0 && opening.Length > 0 ? line.LastIndexOf(opening, StringComparison.Ordinal) : action;
        return action < 0 ? null : Of(line, action, opening.Length);
    }

    private static TextFocus? WordAt(string line, int start)
    {
        int end = start;
        while (end < line.Length && (char.IsLetterOrDigit(line[end]) || line[end] is '.' or '_' or '$'))
        {
            end++;
        }

        return end == start ? null : Of(line, start, end - start);
    }

    private static TextFocus Of(string line, int start, int length)
    {
        string text = line.Substring(start, length);
        int occurrence = 0;
        for (int at = line.IndexOf(text, StringComparison.Ordinal); at >= 0 && at < start; at = line.IndexOf(text, at + 1, StringComparison.Ordinal))
        {
            occurrence++;
        }

        return new TextFocus(text, occurrence);
    }

    /// <summary>Where the piece stands in the user's line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="start">0-based: where to begin.</param>
    /// <returns>0-based; -1 when it is not there.</returns>
    public int Find(string line, int start)
    {
        int at = -1;
        int from = Math.Min(start, line.Length);
        for (int i = 0; i <= Occurrence; i++)
        {
            at = line.IndexOf(Text, from, StringComparison.Ordinal);
            if (at < 0)
            {
                return -1;
            }

            from = at + 1;
        }

        return at;
    }
}
