namespace GitOpsSets.Templating.Functions.Dates;

/// <summary>One reference part of a layout and the literal text before it; mirrors <c>nextStdChunk</c> of Go's <c>time/format.go</c>.</summary>
/// <param name="Prefix">Literal text.</param>
/// <param name="Part">What follows it.</param>
/// <param name="Text">The part as written, such as <c>-07:00</c>.</param>
/// <param name="Rest">What is left of the layout.</param>
internal readonly record struct LayoutChunk(string Prefix, LayoutPart Part, string Text, string Rest)
{
    private static readonly (string Text, LayoutPart Part)[] NumericZones =
        [("-070000", LayoutPart.NumericZone), ("-07:00:00", LayoutPart.NumericZone), ("-0700", LayoutPart.NumericZone), ("-07:00", LayoutPart.NumericZone), ("-07", LayoutPart.NumericZone)];

    private static readonly (string Text, LayoutPart Part)[] IsoZones =
        [("Z070000", LayoutPart.IsoZone), ("Z07:00:00", LayoutPart.IsoZone), ("Z0700", LayoutPart.IsoZone), ("Z07:00", LayoutPart.IsoZone), ("Z07", LayoutPart.IsoZone)];

    private static readonly LayoutPart[] ZeroParts =
        [LayoutPart.ZeroMonth, LayoutPart.ZeroDay, LayoutPart.ZeroHalfDayHour, LayoutPart.ZeroMinute, LayoutPart.ZeroSecond, LayoutPart.Year];

    /// <summary>The digits of a fraction.</summary>
    public int Digits => Text.Length - 1;

    /// <summary>Takes the next part off a layout.</summary>
    public static LayoutChunk Next(string layout)
    {
        for (int i = 0; i < layout.Length; i++)
        {
            var (part, start, length) = PartAt(layout, i);
            if (part != LayoutPart.None)
            {
                return new LayoutChunk(layout[..start], part, layout.Substring(start, length), layout[(start + length)..]);
            }
        }

        return new LayoutChunk(layout, LayoutPart.None, "", "");
    }

    private static (LayoutPart Part, int Start, int Length) PartAt(string layout, int i)
    {
        var rest = layout.AsSpan(i);
        switch (rest[0])
        {
            case 'J' when rest.StartsWith("January"):
                return (LayoutPart.LongMonth, i, 7);
            case 'J' when rest.StartsWith("Jan") && !StartsWithLowerCase(rest[3..]):
                return (LayoutPart.Month, i, 3);
            case 'M' when rest.StartsWith("Monday"):
                return (LayoutPart.LongWeekday, i, 6);
            case 'M' when rest.StartsWith("Mon") && !StartsWithLowerCase(rest[3..]):
                return (LayoutPart.Weekday, i, 3);
            case 'M' when rest.StartsWith("MST"):
                return (LayoutPart.ZoneLetters, i, 3);
            case '0' when rest.Length >= 2 && rest[1] is >= '1' and <= '6':
                return (ZeroParts[rest[1] - '1'], i, 2);
            case '0' when rest.StartsWith("002"):
                return (LayoutPart.ZeroYearDay, i, 3);
            case '1':
                return rest.StartsWith("15") ? (LayoutPart.Hour, i, 2) : (LayoutPart.MonthNumber, i, 1);
            case '2':
                return rest.StartsWith("2006") ? (LayoutPart.LongYear, i, 4) : (LayoutPart.Day, i, 1);
            case '_' when rest.StartsWith("_2006"):
                return (LayoutPart.LongYear, i + 1, 4);
            case '_' when rest.StartsWith("_2"):
                return (LayoutPart.PaddedDay, i, 2);
            case '_' when rest.StartsWith("__2"):
                return (LayoutPart.PaddedYearDay, i, 3);
            case '3':
                return (LayoutPart.HalfDayHour, i, 1);
            case '4':
                return (LayoutPart.Minute, i, 1);
            case '5':
                return (LayoutPart.Second, i, 1);
            case 'P' when rest.StartsWith("PM"):
                return (LayoutPart.UpperHalfDay, i, 2);
            case 'p' when rest.StartsWith("pm"):
                return (LayoutPart.LowerHalfDay, i, 2);
            case '-':
                return ZoneAt(rest, i, NumericZones);
            case 'Z':
                return ZoneAt(rest, i, IsoZones);
            case '.' or ',':
                return FractionAt(rest, i);
            default:
                return default;
        }
    }

    private static (LayoutPart Part, int Start, int Length) ZoneAt(ReadOnlySpan<char> rest, int i, (string Text, LayoutPart Part)[] zones)
    {
        foreach (var (text, part) in zones)
        {
            if (rest.StartsWith(text))
            {
                return (part, i, text.Length);
            }
        }

        return default;
    }

    private static (LayoutPart Part, int Start, int Length) FractionAt(ReadOnlySpan<char> rest, int i)
    {
        if (rest.Length < 2 || rest[1] is not ('0' or '9'))
        {
            return default;
        }

        int digits = rest[1..].IndexOfAnyExcept(rest[1]);
        int length = digits < 0 ? rest.Length : digits + 1;
        bool goesOn = length < rest.Length && char.IsAsciiDigit(rest[length]);
        return goesOn ? default : (rest[1] == '0' ? LayoutPart.Fraction : LayoutPart.TrimmedFraction, i, length);
    }

    private static bool StartsWithLowerCase(ReadOnlySpan<char> text) => text.Length > 0 && char.IsAsciiLetterLower(text[0]);
}
