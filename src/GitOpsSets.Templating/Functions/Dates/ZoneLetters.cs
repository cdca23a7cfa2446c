namespace GitOpsSets.Templating.Functions.Dates;

/// <summary>Finds the letters of a zone at the start of a text; mirrors <c>parseTimeZone</c> of Go's <c>time/format.go</c>.</summary>
internal static class ZoneLetters
{
    private const int MostHours = 23;

    /// <summary>How many characters the zone takes; 0 when there is none.</summary>
    public static int LengthAt(string text)
    {
        if (text.Length < 3)
        {
            return 0;
        }

        if (text.StartsWith("ChST", StringComparison.Ordinal) || text.StartsWith("MeST", StringComparison.Ordinal))
        {
            return 4;
        }

        if (text.StartsWith("GMT", StringComparison.Ordinal))
        {
            return 3 + SignedHours(text.AsSpan(3));
        }

        if (text[0] is '+' or '-')
        {
            return SignedHours(text);
        }

        int upper = text.AsSpan(0, Math.Min(text.Length, 6)).IndexOfAnyExceptInRange('A', 'Z');
        return (upper < 0 ? Math.Min(text.Length, 6) : upper) switch
        {
            5 when text[4] == 'T' => 5,
            4 when text[3] == 'T' || text.StartsWith("WITA", StringComparison.Ordinal) => 4,
            3 => 3,
            _ => 0,
        };
    }

    private static int SignedHours(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] is not ('+' or '-'))
        {
            return 0;
        }

        int digits = 0;
        int hours = 0;
        while (digits + 1 < text.Length && char.IsAsciiDigit(text[digits + 1]) && hours <= MostHours)
        {
            hours = (hours * 10) + text[digits + 1] - '0';
            digits++;
        }

        return digits == 0 || hours > MostHours ? 0 : digits + 1;
    }
}
