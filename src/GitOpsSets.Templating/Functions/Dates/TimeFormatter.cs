using System.Globalization;
using System.Text;

namespace GitOpsSets.Templating.Functions.Dates;

/// <summary>Writes a time in a layout; mirrors <c>appendFormat</c> of Go's <c>time/format.go</c>.</summary>
internal static class TimeFormatter
{
    private const int NanosecondDigits = 9;

    /// <summary>The time in the layout.</summary>
    public static string Format(GoTime time, string layout)
    {
        var output = new StringBuilder(layout.Length + 16);
        var clock = time.Wall();
        while (layout.Length > 0)
        {
            var chunk = LayoutChunk.Next(layout);
            output.Append(chunk.Prefix);
            Append(output, clock, chunk);
            layout = chunk.Rest;
        }

        return output.ToString();
    }

    private static void Append(StringBuilder output, WallClock clock, LayoutChunk chunk)
    {
        _ = chunk.Part switch
        {
            LayoutPart.Year => Number(output, Math.Max(clock.Year, 0) % 100, 2),
            LayoutPart.LongYear => Number(output, clock.Year, 4),
            LayoutPart.Month => output.Append(TimeNames.Short(TimeNames.Months[clock.Month - 1])),
            LayoutPart.LongMonth => output.Append(TimeNames.Months[clock.Month - 1]),
            LayoutPart.MonthNumber => Number(output, clock.Month, 0),
            LayoutPart.ZeroMonth => Number(output, clock.Month, 2),
            LayoutPart.Weekday => output.Append(TimeNames.Short(TimeNames.Weekdays[clock.Weekday])),
            LayoutPart.LongWeekday => output.Append(TimeNames.Weekdays[clock.Weekday]),
            LayoutPart.Day => Number(output, clock.Day, 0),
            LayoutPart.PaddedDay => Padded(output, clock.Day, 2),
            LayoutPart.ZeroDay => Number(output, clock.Day, 2),
            LayoutPart.PaddedYearDay => Padded(output, clock.YearDay, 3),
            LayoutPart.ZeroYearDay => Number(output, clock.YearDay, 3),
            LayoutPart.Hour => Number(output, clock.Hour, 2),
            LayoutPart.HalfDayHour => Number(output, HalfDayHour(clock.Hour), 0),
            LayoutPart.ZeroHalfDayHour => Number(output, HalfDayHour(clock.Hour), 2),
            LayoutPart.Minute => Number(output, clock.Minute, 0),
            LayoutPart.ZeroMinute => Number(output, clock.Minute, 2),
            LayoutPart.Second => Number(output, clock.Second, 0),
            LayoutPart.ZeroSecond => Number(output, clock.Second, 2),
            LayoutPart.UpperHalfDay => output.Append(clock.Hour >= 12 ? "PM" : "AM"),
            LayoutPart.LowerHalfDay => output.Append(clock.Hour >= 12 ? "pm" : "am"),
            LayoutPart.IsoZone when clock.Offset == 0 => output.Append('Z'),
            LayoutPart.IsoZone or LayoutPart.NumericZone => Offset(output, clock.Offset, chunk.Text.AsSpan(1)),
            LayoutPart.ZoneLetters => clock.Letters.Length > 0 ? output.Append(clock.Letters) : Offset(output, clock.Offset, "0700"),
            LayoutPart.Fraction or LayoutPart.TrimmedFraction => Fraction(output, clock.Nanosecond, chunk),
            _ => output,
        };
    }

    private static int HalfDayHour(int hour) => hour % 12 == 0 ? 12 : hour % 12;

    private static StringBuilder Number(StringBuilder output, long number, int width)
    {
        if (number < 0)
        {
            output.Append('-');
        }

        return output.Append(Math.Abs(number).ToString(CultureInfo.InvariantCulture).PadLeft(width, '0'));
    }

    private static StringBuilder Padded(StringBuilder output, int number, int width) =>
        output.Append(number.ToString(CultureInfo.InvariantCulture).PadLeft(width));

    // The shape is that of the layout without its sign: 07, 0700, 07:00, 070000 or 07:00:00.
    private static StringBuilder Offset(StringBuilder output, int offset, ReadOnlySpan<char> shape)
    {
        int size = Math.Abs(offset);
        output.Append(offset / 60 < 0 ? '-' : '+');
        Number(output, size / 3600, 2);
        bool hasColon = shape.Contains(':');
        int fields = (shape.Length - (hasColon ? (shape.Length / 3) : 0)) / 2;
        if (fields > 1)
        {
            Number(hasColon ? output.Append(':') : output, size / 60 % 60, 2);
        }

        if (fields > 2)
        {
            Number(hasColon ? output.Append(':') : output, size % 60, 2);
        }

        return output;
    }

    private static StringBuilder Fraction(StringBuilder output, int nanosecond, LayoutChunk chunk)
    {
        string all = nanosecond.ToString(CultureInfo.InvariantCulture).PadLeft(NanosecondDigits, '0');
        string digits = chunk.Digits < NanosecondDigits ? all[..chunk.Digits] : all;
        if (chunk.Part == LayoutPart.TrimmedFraction)
        {
            digits = digits.TrimEnd('0');
            if (digits.Length == 0)
            {
                return output;
            }
        }

        return output.Append(chunk.Text[0]).Append(digits);
    }
}
