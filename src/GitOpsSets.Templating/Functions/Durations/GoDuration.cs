using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;

namespace GitOpsSets.Templating.Functions.Durations;

/// <summary>Go's <c>time.Duration</c>, also as Kubernetes writes it in JSON (<c>metav1.Duration</c>: the text, and nothing but a text).</summary>
/// <param name="Nanoseconds">Signed; about 292 years at most.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct GoDuration(long Nanoseconds)
{
    private const ulong Limit = 1UL << 63;
    private const long Second = 1_000_000_000;
    private const long Minute = 60 * Second;
    private const long Hour = 60 * Minute;

    private static readonly SearchValues<char> UnitEnds = SearchValues.Create(".0123456789");

    /// <summary>No time.</summary>
    public static GoDuration Zero => default;

    /// <summary>Go's <c>time.ParseDuration</c>: numbers with units, <c>-1h30m</c>, <c>1.5s</c>; only 0 may go without a unit.</summary>
    /// <param name="text">Units are <c>ns us µs ms s m h</c>; any number of parts in any order.</param>
    /// <returns>The duration; what is below a nanosecond is cut.</returns>
    /// <exception cref="FormatException"><paramref name="text"/> is no duration; the message says why in Go's words.</exception>
    public static GoDuration Parse(string text) => TryParse(text, out var duration, out string? reason) ? duration : throw new FormatException(reason);

    /// <summary>As <see cref="Parse"/>, without an exception.</summary>
    /// <param name="text">Units are <c>ns us µs ms s m h</c>; any number of parts in any order.</param>
    /// <param name="duration">The duration, or zero.</param>
    /// <param name="reason">Go's error message when there is no duration.</param>
    /// <returns>Whether <paramref name="text"/> is a duration.</returns>
    public static bool TryParse(string text, out GoDuration duration, [NotNullWhen(false)] out string? reason)
    {
        ArgumentNullException.ThrowIfNull(text);
        duration = Zero;
        bool negative = text.StartsWith('-');
        var rest = text.AsSpan(negative || text.StartsWith('+') ? 1 : 0);
        reason = null;
        if (rest is "0")
        {
            return true;
        }

        ulong total = 0;
        reason = rest.IsEmpty ? Invalid(text) : null;
        while (!rest.IsEmpty && reason is null)
        {
            reason = AddPart(text, ref rest, ref total);
        }

        if (reason is null && total > (negative ? Limit : Limit - 1))
        {
            reason = Invalid(text);
        }

        if (reason is not null)
        {
            return false;
        }

        duration = new GoDuration(negative ? unchecked(-(long)total) : (long)total);
        return true;
    }

    /// <summary>The same time, cut to .NET's ticks of 100 ns.</summary>
    /// <returns>Never out of range.</returns>
    public TimeSpan ToTimeSpan() => TimeSpan.FromTicks(Nanoseconds / TimeSpan.NanosecondsPerTick);

    /// <summary>Go's <c>Duration.String</c>: <c>1h0m0s</c>, <c>1.5µs</c>, <c>0s</c>.</summary>
    public override string ToString()
    {
        ulong magnitude = Nanoseconds < 0 ? unchecked((ulong)-Nanoseconds) : (ulong)Nanoseconds;
        string sign = Nanoseconds < 0 ? "-" : "";
        if (magnitude < Second)
        {
            return magnitude switch
            {
                0 => "0s",
                < 1_000 => sign + Decimal(magnitude, 1) + "ns",
                < 1_000_000 => sign + Decimal(magnitude, 1_000) + "µs",
                _ => sign + Decimal(magnitude, 1_000_000) + "ms",
            };
        }

        string seconds = Decimal(magnitude % Minute, Second) + "s";
        ulong minutes = magnitude / Minute;
        return (minutes, minutes / 60) switch
        {
            (0, _) => sign + seconds,
            (_, 0) => string.Create(CultureInfo.InvariantCulture, $"{sign}{minutes}m{seconds}"),
            var (_, hours) => string.Create(CultureInfo.InvariantCulture, $"{sign}{hours}h{minutes % 60}m{seconds}"),
        };
    }

    private static string? AddPart(string text, ref ReadOnlySpan<char> rest, ref ulong total)
    {
        int digits = CountDigits(rest);
        if (!TryReadInteger(rest[..digits], out ulong value))
        {
            return Invalid(text);
        }

        rest = rest[digits..];
        ReadOnlySpan<char> fraction = [];
        if (rest is ['.', ..])
        {
            rest = rest[1..];
            fraction = rest[..CountDigits(rest)];
            rest = rest[fraction.Length..];
        }

        if (digits + fraction.Length == 0)
        {
            return Invalid(text);
        }

        int unitLength = rest.IndexOfAny(UnitEnds);
        var unit = unitLength < 0 ? rest : rest[..unitLength];
        rest = rest[unit.Length..];
        if (unit.IsEmpty)
        {
            return $"time: missing unit in duration \"{text}\"";
        }

        if (UnitOf(unit) is not { } size)
        {
            return $"time: unknown unit \"{unit}\" in duration \"{text}\"";
        }

        if (value > Limit / size)
        {
            return Invalid(text);
        }

        total += (value * size) + ScaleFraction(fraction, size);
        return total > Limit ? Invalid(text) : null;
    }

    private static string Invalid(string text) => $"time: invalid duration \"{text}\"";

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        int end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }

    private static bool TryReadInteger(ReadOnlySpan<char> digits, out ulong value)
    {
        value = 0;
        return digits.IsEmpty || (ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= Limit);
    }

    // digits beyond 64 bits are dropped, and doubles multiply in Go's order: the last nanosecond depends on both
    private static ulong ScaleFraction(ReadOnlySpan<char> digits, ulong size)
    {
        ulong fraction = 0;
        double scale = 1;
        foreach (char digit in digits)
        {
            if (fraction > (Limit - 1) / 10 || (fraction * 10) + (ulong)(digit - '0') > Limit)
            {
                break;
            }

            fraction = (fraction * 10) + (ulong)(digit - '0');
            scale *= 10;
        }

        return (ulong)(fraction * (size / scale));
    }

    private static ulong? UnitOf(ReadOnlySpan<char> unit) => unit switch
    {
        "ns" => 1,
        "us" or "\u00B5s" or "\u03BCs" => 1_000,
        "ms" => 1_000_000,
        "s" => Second,
        "m" => Minute,
        "h" => Hour,
        _ => null,
    };

    private static string Decimal(ulong value, ulong unit)
    {
        string fraction = (value % unit).ToString(CultureInfo.InvariantCulture).PadLeft(unit.ToString(CultureInfo.InvariantCulture).Length - 1, '0').TrimEnd('0');
        string whole = (value / unit).ToString(CultureInfo.InvariantCulture);
        return unit == 1 || fraction.Length == 0 ? whole : $"{whole}.{fraction}";
    }
}
