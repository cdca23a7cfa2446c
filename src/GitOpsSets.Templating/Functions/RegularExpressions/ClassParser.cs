namespace GitOpsSets.Templating.Functions.RegularExpressions;

/// <summary>Reads the parts of a pattern that stand for one character: brackets, classes by name and escapes.</summary>
internal sealed class ClassParser(PatternReader reader)
{
    /// <summary>Reads <c>[…]</c>; the reader is at the bracket.</summary>
    public CharacterSet ParseBracket(bool foldCase)
    {
        int start = reader.Position++;
        bool negated = reader.TryRead("^");
        var ranges = new List<CodePointRange>();
        for (bool first = true; first || reader.Current != ']'; first = false)
        {
            if (reader.AtEnd)
            {
                throw PatternErrors.MissingBracket(reader.Rest(start));
            }

            if ((TryParsePosix(foldCase) ?? TryParseNamed(foldCase)) is { } set)
            {
                ranges.AddRange(set.Ranges);
            }
            else
            {
                ranges.AddRange(ParseRange(start, foldCase));
            }
        }

        reader.Position++;
        var all = new CharacterSet(ranges);
        return negated ? all.Complement() : all;
    }

    /// <summary>Reads <c>\d</c>, <c>\pL</c> and the like, or nothing.</summary>
    public CharacterSet? TryParseNamed(bool foldCase)
    {
        if (reader.Current != '\\')
        {
            return null;
        }

        char letter = reader.Ahead(1);
        if (letter is 'p' or 'P')
        {
            return ParseProperty(foldCase);
        }

        var set = NamedSets.Perl(letter, foldCase);
        reader.Position += set is null ? 0 : 2;
        return set;
    }

    /// <summary>Reads the escape of one character; the reader is at the backslash.</summary>
    public int ParseEscape()
    {
        int start = reader.Position++;
        if (reader.AtEnd)
        {
            throw PatternErrors.TrailingBackslash();
        }

        int character = reader.ReadCodePoint();
        switch (character)
        {
            case >= '1' and <= '7' when reader.Current is >= '0' and <= '7':
            case '0':
                return ParseOctal(character - '0');
            case 'x' when TryParseHexadecimal(out int codePoint):
                return codePoint;
            case 'a':
                return '\a';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'v':
                return '\v';
            case < 0x80 when !char.IsAsciiLetterOrDigit((char)character):
                return character;
            default:
                throw PatternErrors.InvalidEscape(reader.From(start));
        }
    }

    private CodePointRange[] ParseRange(int bracket, bool foldCase)
    {
        int start = reader.Position;
        int first = ParseCharacter(bracket);
        int last = first;
        if (reader.Current == '-' && reader.Ahead(1) != ']' && !reader.AtLast)
        {
            reader.Position++;
            last = ParseCharacter(bracket);
            if (last < first)
            {
                throw PatternErrors.InvalidRange(reader.From(start));
            }
        }

        var range = new CodePointRange(first, last);
        return foldCase ? [range, .. CaseFolding.OtherCases(range)] : [range];
    }

    private int ParseCharacter(int bracket)
    {
        if (reader.AtEnd)
        {
            throw PatternErrors.MissingBracket(reader.Rest(bracket));
        }

        return reader.Current == '\\' ? ParseEscape() : reader.ReadCodePoint();
    }

    private CharacterSet? TryParsePosix(bool foldCase)
    {
        int start = reader.Position;
        if (!reader.TryRead("[:"))
        {
            return null;
        }

        int end = reader.Find(":]");
        if (end < 0)
        {
            reader.Position = start;
            return null;
        }

        string name = reader.Between(reader.Position, end);
        reader.Position = end + 2;
        return NamedSets.Posix(name, foldCase) ?? throw PatternErrors.InvalidRange(reader.From(start));
    }

    private CharacterSet ParseProperty(bool foldCase)
    {
        int start = reader.Position;
        bool negated = reader.Ahead(1) == 'P';
        reader.Position += 2;
        string name = "";
        if (reader.TryRead("{"))
        {
            int end = reader.Find("}");
            if (end < 0)
            {
                throw PatternErrors.InvalidRange(reader.Rest(start));
            }

            name = reader.Between(reader.Position, end);
            reader.Position = end + 1;
        }
        else if (!reader.AtEnd)
        {
            int nameStart = reader.Position;
            reader.ReadCodePoint();
            name = reader.From(nameStart);
        }

        if (name.StartsWith('^'))
        {
            negated = !negated;
            name = name[1..];
        }

        return NamedSets.Unicode(name, negated, foldCase) ?? throw PatternErrors.InvalidRange(reader.From(start));
    }

    private int ParseOctal(int value)
    {
        for (int digit = 1; digit < 3 && reader.Current is >= '0' and <= '7'; digit++, reader.Position++)
        {
            value = (value * 8) + (reader.Current - '0');
        }

        return value;
    }

    private bool TryParseHexadecimal(out int value)
    {
        value = 0;
        bool braced = reader.TryRead("{");
        int digits = 0;
        while (char.IsAsciiHexDigit(reader.Current) && value <= CharacterSet.LargestCodePoint && (braced || digits < 2))
        {
            value = (value * 16) + HexadecimalDigit(reader.Current);
            reader.Position++;
            digits++;
        }

        return braced ? digits > 0 && value <= CharacterSet.LargestCodePoint && reader.TryRead("}") : digits == 2;
    }

    private static int HexadecimalDigit(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
