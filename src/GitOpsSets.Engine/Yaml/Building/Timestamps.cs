namespace GitOpsSets.Engine.Yaml.Building;

/// <summary>Knows a date, or a date with a time, as go-yaml's <c>parseTimestamp</c> does.</summary>
internal static class Timestamps
{
    public static bool IsTimestamp(ReadOnlySpan<char> text)
    {
        int i = 0;
        if (Digits(text, ref i, 4, 4) is not { } year || !Skip(text, ref i, '-') || Digits(text, ref i, 1, 2) is not { } month || !Skip(text, ref i, '-') || Digits(text, ref i, 1, 2) is not { } day)
        {
            return false;
        }

        if (month is < 1 or > 12 || day < 1 || day > DaysIn(year, month))
        {
            return false;
        }

        if (i == text.Length)
        {
            return true;
        }

        char separator = text[i++];
        if (separator is not ('T' or 't' or ' ') || !SkipTime(text, ref i))
        {
            return false;
        }

        return separator == ' ' ? i == text.Length : SkipZone(text, ref i) && i == text.Length;
    }

    private static bool SkipTime(ReadOnlySpan<char> text, ref int i)
    {
        if (Digits(text, ref i, 1, 2) is not <= 23 || !Skip(text, ref i, ':') || Digits(text, ref i, 1, 2) is not <= 59 || !Skip(text, ref i, ':') || Digits(text, ref i, 1, 2) is not <= 59)
        {
            return false;
        }

        int beforeFraction = i;
        if ((Skip(text, ref i, '.') || Skip(text, ref i, ',')) && Digits(text, ref i, 1, int.MaxValue) is null)
        {
            i = beforeFraction;
        }

        return true;
    }

    private static bool SkipZone(ReadOnlySpan<char> text, ref int i)
    {
        if (Skip(text, ref i, 'Z'))
        {
            return true;
        }

        return (Skip(text, ref i, '+') || Skip(text, ref i, '-')) && Digits(text, ref i, 2, 2) is <= 24 && Skip(text, ref i, ':') && Digits(text, ref i, 2, 2) is <= 60;
    }

    private static int DaysIn(int year, int month) => month switch
    {
        2 => (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    private static bool Skip(ReadOnlySpan<char> text, ref int i, char c)
    {
        if (i >= text.Length || text[i] != c)
        {
            return false;
        }

        i++;
        return true;
    }

    private static int? Digits(ReadOnlySpan<char> text, ref int i, int atLeast, int atMost)
    {
        int from = i;
        int value = 0;
        while (i < text.Length && i - from < atMost && char.IsAsciiDigit(text[i]))
        {
            value = unchecked((value * 10) + text[i++] - '0');
        }

        return i - from >= atLeast ? value : null;
    }
}
