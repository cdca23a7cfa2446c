using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace GitOpsSets.Templating.Values;

/// <summary>Quoted strings as Go's <c>strconv</c> writes and reads them.</summary>
public static class GoQuote
{
    private const int FirstNonAscii = 0x80;
    private const int CarryOffset = 0xDC00;
    private const int InvalidCharacter = -1;

    /// <summary>Go's <c>%q</c>: the text in double quotes, with what is not printable escaped.</summary>
    /// <param name="text">Any text of ours.</param>
    /// <param name="asciiOnly">Whether all beyond ASCII is escaped too: <c>%+q</c>.</param>
    public static string Text(string text, bool asciiOnly = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        var output = new StringBuilder(text.Length + 2).Append('"');
        AppendEscaped(output, text, '"', asciiOnly);
        return output.Append('"').ToString();
    }

    /// <summary>The inside of <see cref="Text"/>: escaped, without the quotes.</summary>
    public static string Escaped(string text, bool asciiOnly = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        var output = new StringBuilder(text.Length);
        AppendEscaped(output, text, '"', asciiOnly);
        return output.ToString();
    }

    /// <summary>Go's <c>%q</c> of a number: the character in single quotes.</summary>
    /// <param name="codePoint">Anything; what is no character counts as U+FFFD.</param>
    /// <param name="asciiOnly">Whether all beyond ASCII is escaped too.</param>
    public static string Character(int codePoint, bool asciiOnly = false)
    {
        var output = new StringBuilder("'");
        AppendEscaped(output, Rune.IsValid(codePoint) ? new Rune(codePoint) : Rune.ReplacementChar, '\'', asciiOnly);
        return output.Append('\'').ToString();
    }

    /// <summary>Go's <c>%#U</c>: <c>U+0021 '!'</c>, the character left out when it cannot be printed.</summary>
    public static string Describe(int codePoint)
    {
        string code = string.Create(CultureInfo.InvariantCulture, $"U+{codePoint:X4}");
        return Rune.IsValid(codePoint) && IsPrintable(new Rune(codePoint)) ? $"{code} '{new Rune(codePoint).ToString()}'" : code;
    }

    /// <summary>Go's <c>strconv.CanBackquote</c>: whether a raw string on one line can hold the text.</summary>
    public static bool CanBackquote(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (int index = 0; index < text.Length; index++)
        {
            if (!Rune.TryGetRuneAt(text, index, out var rune) || rune.Value is '`' or 0x7f or 0xfeff || (rune.Value < ' ' && rune.Value != '\t'))
            {
                return false;
            }

            index += rune.Utf16SequenceLength - 1;
        }

        return true;
    }

    /// <summary>Go's <c>unicode.IsPrint</c>: letters, marks, numbers, punctuation, symbols and the ASCII space.</summary>
    public static bool IsPrintable(Rune rune)
    {
        if (rune.IsAscii)
        {
            return rune.Value is >= ' ' and < 0x7f;
        }

        return Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
    }

    /// <summary>Go's <c>strconv.Unquote</c> for strings in double or back quotes.</summary>
    /// <param name="literal">With its quotes.</param>
    /// <param name="text">What it stands for.</param>
    /// <returns>False when an escape is malformed.</returns>
    public static bool TryUnquote(string literal, [MaybeNullWhen(false)] out string text)
    {
        ArgumentNullException.ThrowIfNull(literal);
        string inside = literal[1..^1];
        if (literal[0] == '`')
        {
            text = inside.Replace("\r", "", StringComparison.Ordinal);
            return true;
        }

        if (!inside.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !inside.Contains('\\', StringComparison.Ordinal))
        {
            text = inside;
            return true;
        }

        var output = new StringBuilder(inside.Length);
        for (int index = 0; index < inside.Length;)
        {
            int character = ReadCharacter(inside, ref index, '"', out bool isByte);
            if (character == InvalidCharacter)
            {
                text = null;
                return false;
            }

            _ = isByte && character >= FirstNonAscii
                ? output.Append((char)(CarryOffset + character))
                : output.Append(new Rune(character).ToString());
        }

        text = GoText.Canonical(output.ToString());
        return true;
    }

    /// <summary>Reads a character constant.</summary>
    /// <param name="literal">With its single quotes.</param>
    /// <param name="codePoint">What it stands for.</param>
    /// <returns>False when it holds no character, several, or a malformed escape.</returns>
    public static bool TryUnquoteCharacter(string literal, out int codePoint)
    {
        ArgumentNullException.ThrowIfNull(literal);
        string inside = literal[1..^1];
        int index = 0;
        codePoint = inside.Length == 0 ? InvalidCharacter : ReadCharacter(inside, ref index, '\'', out _);
        return codePoint != InvalidCharacter && index == inside.Length;
    }

    private static int ReadCharacter(string text, ref int index, char quote, out bool isByte)
    {
        isByte = false;
        if (text[index] != '\\')
        {
            if (text[index] == quote || !Rune.TryGetRuneAt(text, index, out var rune))
            {
                return text[index++] == quote ? InvalidCharacter : Rune.ReplacementChar.Value;
            }

            index += rune.Utf16SequenceLength;
            return rune.Value;
        }

        index++;
        if (index == text.Length)
        {
            return InvalidCharacter;
        }

        char escape = text[index++];
        switch (escape)
        {
            case 'a': return '\a';
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'v': return '\v';
            case '\\': return '\\';
            case '\'' or '"': return escape == quote ? escape : InvalidCharacter;
            case 'x':
                isByte = true;
                return ReadDigits(text, ref index, 2, 16, 0xff);
            case 'u': return ReadRune(text, ref index, 4);
            case 'U': return ReadRune(text, ref index, 8);
            case >= '0' and <= '7':
                isByte = true;
                index--;
                return ReadDigits(text, ref index, 3, 8, 0xff);
            default: return InvalidCharacter;
        }
    }

    private static int ReadRune(string text, ref int index, int count)
    {
        int value = ReadDigits(text, ref index, count, 16, 0x10ffff);
        return Rune.IsValid(value) ? value : InvalidCharacter;
    }

    private static int ReadDigits(string text, ref int index, int count, int numberBase, int largest)
    {
        if (index + count > text.Length)
        {
            return InvalidCharacter;
        }

        long value = 0;
        for (int end = index + count; index < end; index++)
        {
            int digit = char.IsAsciiHexDigit(text[index]) ? Convert.ToInt32(text[index].ToString(), 16) : numberBase;
            if (digit >= numberBase)
            {
                return InvalidCharacter;
            }

            value = (value * numberBase) + digit;
        }

        return value > largest ? InvalidCharacter : (int)value;
    }

    private static void AppendEscaped(StringBuilder output, string text, char quote, bool asciiOnly)
    {
        for (int index = 0; index < text.Length;)
        {
            if (Rune.TryGetRuneAt(text, index, out var rune))
            {
                AppendEscaped(output, rune, quote, asciiOnly);
                index += rune.Utf16SequenceLength;
            }
            else
            {
                char unit = text[index++];
                _ = GoText.IsCarriedByte(unit)
                    ? output.Append(CultureInfo.InvariantCulture, $"\\x{unit - CarryOffset:x2}")
                    : output.Append(Rune.ReplacementChar.ToString());
            }
        }
    }

    private static void AppendEscaped(StringBuilder output, Rune rune, char quote, bool asciiOnly)
    {
        if (rune.Value == quote || rune.Value == '\\')
        {
            output.Append('\\').Append((char)rune.Value);
        }
        else if (IsPrintable(rune) && (!asciiOnly || rune.IsAscii))
        {
            output.Append(rune.ToString());
        }
        else
        {
            _ = rune.Value switch
            {
                '\a' => output.Append("\\a"),
                '\b' => output.Append("\\b"),
                '\f' => output.Append("\\f"),
                '\n' => output.Append("\\n"),
                '\r' => output.Append("\\r"),
                '\t' => output.Append("\\t"),
                '\v' => output.Append("\\v"),
                < ' ' or 0x7f => output.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}"),
                < 0x10000 => output.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
                _ => output.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}"),
            };
        }
    }
}
