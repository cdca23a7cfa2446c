namespace GitOpsSets.Templating.Functions.RegularExpressions;

/// <summary>What an opening parenthesis and the characters after it say: <c>(</c>, <c>(?&lt;name&gt;</c>, <c>(?i:</c>, or <c>(?i)</c>, which opens nothing.</summary>
/// <param name="Opens">Whether a group begins.</param>
/// <param name="Captures">Whether that group remembers what it matched.</param>
/// <param name="Name">Null for a group without name.</param>
/// <param name="Flags">The switches that hold from here on.</param>
internal readonly record struct GroupHead(bool Opens, bool Captures, string? Name, PatternFlags Flags)
{
    /// <summary>Reads on from an opening parenthesis.</summary>
    /// <param name="reader">The pattern.</param>
    /// <param name="flags">The switches that hold so far.</param>
    /// <exception cref="RegularExpressionException">Go refuses it.</exception>
    public static GroupHead Read(PatternReader reader, PatternFlags flags)
    {
        int start = reader.Position;
        if (reader.Ahead(1) != '?')
        {
            reader.Position++;
            return new GroupHead(Opens: true, Captures: true, null, flags);
        }

        int nameStart = start + (reader.Ahead(2) == 'P' ? "(?P<".Length : "(?<".Length);
        if ((reader.StartsWith("(?P<") || reader.StartsWith("(?<")) && reader.Rest(nameStart).Length > 0)
        {
            return new GroupHead(Opens: true, Captures: true, ReadName(reader, nameStart), flags);
        }

        reader.Position += 2;
        bool opens = ReadFlags(reader, start, ref flags);
        return new GroupHead(opens, Captures: false, null, flags);
    }

    private static string ReadName(PatternReader reader, int nameStart)
    {
        int start = reader.Position;
        int end = reader.Find(">");
        if (end < 0)
        {
            throw PatternErrors.InvalidNamedCapture(reader.Rest(start));
        }

        string name = reader.Between(nameStart, end);
        reader.Position = end + 1;
        return name.Length > 0 && name.All(character => character == '_' || char.IsAsciiLetterOrDigit(character))
            ? name
            : throw PatternErrors.InvalidNamedCapture(reader.From(start));
    }

    // True after a colon: the switches are those of a group.
    private static bool ReadFlags(PatternReader reader, int start, ref PatternFlags flags)
    {
        bool clears = false, sawFlag = false;
        while (!reader.AtEnd)
        {
            int character = reader.ReadCodePoint();
            switch (character)
            {
                case 'i' or 'm' or 's' or 'U':
                    var flag = character switch { 'i' => PatternFlags.FoldCase, 'm' => PatternFlags.MultiLine, 's' => PatternFlags.DotMatchesNewline, _ => PatternFlags.Ungreedy };
                    flags = clears ? flags & ~flag : flags | flag;
                    sawFlag = true;
                    continue;
                case '-' when !clears:
                    clears = true;
                    sawFlag = false;
                    continue;
                case ':' or ')' when !clears || sawFlag:
                    return character == ':';
            }

            throw PatternErrors.InvalidPerl(reader.From(start));
        }

        throw PatternErrors.MissingParenthesis(reader.Rest(0));
    }
}
