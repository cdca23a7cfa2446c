using System.Text;

namespace GitOpsSets.Templating.Syntax;

/// <summary>A place in a template, and what stands there.</summary>
/// <param name="text">The template.</param>
internal sealed class CharacterCursor(string text)
{
    /// <summary>What stands where no character is left.</summary>
    public const int End = -1;

    private const string DecimalDigits = "0123456789_";
    private const string HexadecimalDigits = "0123456789abcdefABCDEF_";

    /// <summary>Offset in the template.</summary>
    public int Position { get; set; }

    public static bool IsSpace(int character) => character is ' ' or '\t' or '\r' or '\n';

    public static bool IsAlphanumeric(int character)
    {
        if (character < 0x80)
        {
            return character is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_';
        }

        return Rune.IsValid(character) && (Rune.IsLetter(new Rune(character)) || Rune.IsDigit(new Rune(character)));
    }

    /// <summary>The character here, or <see cref="End"/>.</summary>
    /// <param name="width">UTF-16 units that it takes; 0 at the end.</param>
    public int Peek(out int width)
    {
        if (Position >= text.Length)
        {
            width = 0;
            return End;
        }

        if (Rune.TryGetRuneAt(text, Position, out var rune))
        {
            width = rune.Utf16SequenceLength;
            return rune.Value;
        }

        width = 1;
        return Rune.ReplacementChar.Value;
    }

    public bool StartsWith(int offset, string value) => offset <= text.Length && text.AsSpan(offset).StartsWith(value, StringComparison.Ordinal);

    /// <summary>Goes over a number, or over as much of it as is well-formed and one character more.</summary>
    /// <returns>Whether it is well-formed.</returns>
    public bool ScanNumber()
    {
        Accept("+-");
        string digits = DecimalDigits;
        if (Accept("0"))
        {
            digits = Accept("xX") ? HexadecimalDigits : Accept("oO") ? "01234567_" : Accept("bB") ? "01_" : DecimalDigits;
        }

        AcceptRun(digits);
        if (Accept("."))
        {
            AcceptRun(digits);
        }

        if ((digits == DecimalDigits && Accept("eE")) || (digits == HexadecimalDigits && Accept("pP")))
        {
            Accept("+-");
            AcceptRun(DecimalDigits);
        }

        Accept("i");
        if (!IsAlphanumeric(Peek(out int width)))
        {
            return true;
        }

        Position += width;
        return false;
    }

    /// <summary>Goes over a text in quotes, whose backslashes go with the character after them.</summary>
    /// <returns>Whether it ends on its line.</returns>
    public bool ScanQuoted(char quote)
    {
        Position++;
        while (true)
        {
            int character = Peek(out int width);
            Position += width;
            if (character == quote)
            {
                return true;
            }

            if (character == '\\')
            {
                character = Peek(out width);
                Position += width;
                if (character is not End and not '\n')
                {
                    continue;
                }
            }

            if (character is End or '\n')
            {
                return false;
            }
        }
    }

    public void SkipAlphanumerics()
    {
        while (IsAlphanumeric(Peek(out int width)))
        {
            Position += width;
        }
    }

    public void SkipSpaces()
    {
        while (IsSpace(Peek(out _)))
        {
            Position++;
        }
    }

    /// <summary>How many spaces end at <paramref name="end"/>, none of them before <paramref name="start"/>.</summary>
    public int TrailingSpaces(int start, int end)
    {
        int first = end;
        while (first > start && IsSpace(text[first - 1]))
        {
            first--;
        }

        return end - first;
    }

    private bool Accept(string characters)
    {
        if (Position < text.Length && characters.Contains(text[Position]))
        {
            Position++;
            return true;
        }

        return false;
    }

    private void AcceptRun(string characters)
    {
        while (Accept(characters))
        {
        }
    }
}
