using System.Globalization;
using GitOpsSets.Templating.Functions.Durations;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Dates;

/// <summary>Durations and whole numbers as sprig's date functions read them.</summary>
internal static class DurationText
{
    /// <summary>Go's <c>time.ParseDuration</c>.</summary>
    /// <returns>Nanoseconds.</returns>
    /// <exception cref="FunctionException">The text is no duration.</exception>
    public static long Parse(string text) =>
        GoDuration.TryParse(text, out var duration, out string? reason) ? duration.Nanoseconds : throw new FunctionException(reason);

    /// <summary>Go's <c>strconv.ParseInt(text, 10, 64)</c> with its error ignored: 0 of what is no number, the nearest of what is too large.</summary>
    public static long ReadInteger(string text)
    {
        var digits = text.AsSpan(text.StartsWith('-') || text.StartsWith('+') ? 1 : 0);
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9'))
        {
            return 0;
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number
            : text[0] == '-' ? long.MinValue
            : long.MaxValue;
    }

    /// <summary>Go's <c>Duration.Round</c>: halves away from zero; lengths that would not fit stay at the end of the range.</summary>
    /// <param name="length">Nanoseconds.</param>
    /// <param name="unit">Nanoseconds, above 0.</param>
    public static long Round(long length, long unit)
    {
        var remainder = (Int128)length % unit;
        var rounded = length - remainder + (Int128.Abs(remainder) * 2 >= unit ? Int128.Sign(remainder) * (Int128)unit : 0);
        return rounded > long.MaxValue ? long.MaxValue : rounded < long.MinValue ? long.MinValue : (long)rounded;
    }
}
