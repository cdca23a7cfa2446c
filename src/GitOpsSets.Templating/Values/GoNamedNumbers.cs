using System.Globalization;

namespace GitOpsSets.Templating.Values;

/// <summary>Numbers that print as words: durations, months and days of the week.</summary>
public static class GoNamedNumbers
{
    private const ulong NanosecondsPerMicrosecond = 1_000;
    private const ulong NanosecondsPerMillisecond = 1_000_000;
    private const ulong NanosecondsPerSecond = 1_000_000_000;
    private const ulong SecondsPerMinute = 60;
    private const ulong SecondsPerHour = 3_600;

    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly string[] Days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

    /// <summary>What Go's <c>String()</c> gives.</summary>
    /// <returns>Null for every other type.</returns>
    public static string? Name(TemplateValue value)
    {
        var type = value.Type;
        if (type == GoType.Duration)
        {
            return Duration(value.Integer);
        }

        if (type == GoType.Month)
        {
            return value.Integer is >= 1 and <= 12 ? Months[value.Integer - 1] : string.Create(CultureInfo.InvariantCulture, $"%!Month({(ulong)value.Integer})");
        }

        if (type == GoType.Weekday)
        {
            return value.Integer is >= 0 and <= 6 ? Days[value.Integer] : string.Create(CultureInfo.InvariantCulture, $"%!Weekday({(ulong)value.Integer})");
        }

        return null;
    }

    /// <summary>Calls a method of one of these types.</summary>
    /// <param name="value">Of any type.</param>
    /// <param name="method">The Go name, such as <c>Hours</c>.</param>
    /// <param name="result">What it gave.</param>
    /// <returns>False when the type has no such method without parameters.</returns>
    internal static bool TryInvoke(TemplateValue value, string method, out TemplateValue result)
    {
        long nanoseconds = value.Integer;
        TemplateValue? found = method switch
        {
            "String" when Name(value) is { } name => TemplateValue.Of(name),
            _ when value.Type != GoType.Duration => null,
            "Nanoseconds" => TemplateValue.OfInt64(nanoseconds),
            "Microseconds" => TemplateValue.OfInt64(nanoseconds / (long)NanosecondsPerMicrosecond),
            "Milliseconds" => TemplateValue.OfInt64(nanoseconds / (long)NanosecondsPerMillisecond),
            "Seconds" => TemplateValue.Of(In(nanoseconds, NanosecondsPerSecond)),
            "Minutes" => TemplateValue.Of(In(nanoseconds, SecondsPerMinute * NanosecondsPerSecond)),
            "Hours" => TemplateValue.Of(In(nanoseconds, SecondsPerHour * NanosecondsPerSecond)),
            "Abs" => TemplateValue.OfInteger(GoType.Duration, nanoseconds == long.MinValue ? long.MaxValue : Math.Abs(nanoseconds)),
            _ => null,
        };
        result = found ?? default;
        return found is not null;
    }

    private static double In(long nanoseconds, ulong unit) => (nanoseconds / (long)unit) + (nanoseconds % (long)unit / (double)unit);

    /// <summary>Go's <c>Duration.String()</c>, such as <c>1h2m3.5s</c>.</summary>
    /// <param name="nanoseconds">Any length, negative ones included.</param>
    public static string Duration(long nanoseconds)
    {
        if (nanoseconds == 0)
        {
            return "0s";
        }

        string sign = nanoseconds < 0 ? "-" : "";
        ulong length = nanoseconds < 0 ? unchecked(0 - (ulong)nanoseconds) : (ulong)nanoseconds;
        if (length < NanosecondsPerSecond)
        {
            return sign + length switch
            {
                < NanosecondsPerMicrosecond => string.Create(CultureInfo.InvariantCulture, $"{length}ns"),
                < NanosecondsPerMillisecond => WithFraction(length, NanosecondsPerMicrosecond) + "µs",
                _ => WithFraction(length, NanosecondsPerMillisecond) + "ms",
            };
        }

        ulong seconds = length / NanosecondsPerSecond;
        string text = WithFraction((seconds % SecondsPerMinute * NanosecondsPerSecond) + (length % NanosecondsPerSecond), NanosecondsPerSecond) + "s";
        if (seconds >= SecondsPerMinute)
        {
            text = string.Create(CultureInfo.InvariantCulture, $"{seconds / SecondsPerMinute % 60}m{text}");
        }

        return seconds >= SecondsPerHour ? string.Create(CultureInfo.InvariantCulture, $"{sign}{seconds / SecondsPerHour}h{text}") : sign + text;
    }

    private static string WithFraction(ulong value, ulong unit)
    {
        int digits = unit == NanosecondsPerSecond ? 9 : unit == NanosecondsPerMillisecond ? 6 : 3;
        string fraction = (value % unit).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0').TrimEnd('0');
        string whole = (value / unit).ToString(CultureInfo.InvariantCulture);
        return fraction.Length == 0 ? whole : $"{whole}.{fraction}";
    }
}
