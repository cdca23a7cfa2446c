using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace GitOpsSets.Engine.Diagnostics;

/// <summary>The line of the user's file that a finding is about.</summary>
/// <param name="Line">1-based.</param>
/// <param name="Text">The whole line as it stands in the file; whoever shows it goes through <see cref="Show"/>.</param>
/// <param name="Column">1-based, in UTF-16 units.</param>
/// <param name="Length">In UTF-16 units; 0 when only the start is known.</param>
public sealed record SourceExcerpt(int Line, string Text, int Column, int Length)
{
    private const int MaxWidth = 120;
    private const int Before = 50;

    /// <summary>
    /// Two lines: the text with its number, and a caret below the place. Printable characters only, no wider than a screen.
    /// </summary>
    /// <param name="hide">Takes secrets out of a text; applied before anything is cut, so that no part of one stays.</param>
    public ImmutableArray<string> Show(Func<string, string> hide)
    {
        int start = Math.Clamp(Column - 1, 0, Text.Length);
        int end = Math.Clamp(start + Length, start, Text.Length);
        string head = hide(Text[..start]);
        string middle = hide(Text[start..end]);
        string whole = hide(Text);

        // Where a secret reaches over the place, only the line is shown, without it.
        bool isApart = whole == head + middle + hide(Text[end..]);
        string line = Escape(whole);
        int caret = isApart ? Escape(head).Length : -1;
        int length = Math.Max(1, isApart ? Escape(middle).Length : 1);

        int from = line.Length <= MaxWidth ? 0 : Math.Clamp(caret - Before, 0, line.Length - MaxWidth);
        int to = Math.Min(line.Length, from + MaxWidth);
        string left = from > 0 ? "…" : "";
        string shown = $"{left}{line[from..to]}{(to < line.Length ? "…" : "")}";
        string number = Line.ToString(CultureInfo.InvariantCulture);
        string gutter = new(' ', Math.Max(number.Length, 5));
        string first = $"{number.PadLeft(gutter.Length)} | {shown}";
        return caret < 0
            ? [first]
            : [first, $"{gutter} | {new string(' ', left.Length + Width(line.AsSpan(from, caret - from)))}{new string('^', Math.Max(1, Math.Min(length, to - caret)))}"];
    }

    // Terminals give the writing of East Asia two columns a character.
    private static int Width(ReadOnlySpan<char> text)
    {
        int width = text.Length;
        foreach (char c in text)
        {
            width += c is (>= '\u1100' and <= '\u115F') or (>= '\u2E80' and <= '\uA4CF') or (>= '\uAC00' and <= '\uD7A3') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFE30' and <= '\uFE4F') or (>= '\uFF01' and <= '\uFF60') ? 1 : 0;
        }

        return width;
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            escaped.Append(c == '\t' ? "\\t" : IsShown(c) ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"));
        }

        return escaped.ToString();
    }

    // What has no width or another direction would move the caret, or more.
    private static bool IsShown(char c) => c is >= ' ' and <= '~' || (c > '\u00A0' && char.GetUnicodeCategory(c)
        is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherPunctuation or UnicodeCategory.DashPunctuation
        or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.CurrencySymbol or UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherLetter);
}
