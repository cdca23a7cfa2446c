using System.Globalization;
using System.Text;

namespace GitOpsSets.Engine.Summaries;

/// <summary>Text that anybody may have written, harmless in Markdown: nothing in it is a mention, a link, HTML or a command, and no line or table cell ends in it.</summary>
public static class MarkdownText
{
    /// <summary>
    /// The text as a code span (CommonMark §6.1: one ends at as many backquotes as it began with), on one line; empty for an empty text. Bars are written as
    /// <c>¦</c>, which ends no table cell.
    /// </summary>
    public static string Code(string text)
    {
        if (text.Length == 0)
        {
            return "";
        }

        var clean = new StringBuilder(text.Length + 16);
        int longest = 0;
        int run = 0;
        foreach (char character in text)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
            clean.Append(Shown(character));
        }

        string fence = new('`', longest + 1);
        string pad = longest > 0 ? " " : "";
        return $"{fence}{pad}{clean}{pad}{fence}";
    }

    // Format characters include those that turn round what follows them.
    private static string Shown(char character) => character == '|' ? "¦" : char.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.Control => " ",
        UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
        _ => character.ToString(),
    };
}
