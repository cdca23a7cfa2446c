using System.Diagnostics.CodeAnalysis;
using GitOpsSets.Templating.Functions.Json;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Dates;

/// <summary>Go's <c>time.Time</c>: a moment, and the zone in which it is shown.</summary>
/// <param name="unixSeconds">Seconds since 1970 UTC.</param>
/// <param name="nanosecond">0 to 999,999,999, added.</param>
/// <param name="zone">How it is shown.</param>
internal sealed class GoTime(long unixSeconds, int nanosecond, GoZone zone) : TemplateObject, IJsonObject
{
    /// <summary>Nanoseconds in a second.</summary>
    public const long NanosecondsInSecond = 1_000_000_000;

    private const string PrintLayout = "2006-01-02 15:04:05.999999999 -0700 MST";
    private const string JsonLayout = "2006-01-02T15:04:05.999999999Z07:00";
    private const int SecondsInDay = 86_400;
    private const long ZeroSeconds = -62_135_596_800;

    /// <summary>Go's zero time: the start of year 1, UTC.</summary>
    public static GoTime Zero { get; } = new(ZeroSeconds, 0, GoZone.Utc);

    /// <summary>Seconds since 1970 UTC.</summary>
    public long UnixSeconds { get; } = unixSeconds;

    /// <summary>0 to 999,999,999.</summary>
    public int Nanosecond { get; } = nanosecond;

    /// <summary>How it is shown.</summary>
    public GoZone Zone { get; } = zone;

    /// <inheritdoc/>
    public override GoType Type => GoType.Time;

    /// <summary>Nanoseconds since Go's zero time, which a long cannot hold.</summary>
    private Int128 SinceZero => (((Int128)UnixSeconds - ZeroSeconds) * NanosecondsInSecond) + Nanosecond;

    /// <summary>The current time of a clock, in its zone.</summary>
    public static GoTime Now(TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        long ticks = (now - DateTime.UnixEpoch).Ticks;
        long seconds = CivilDate.FloorDivide(ticks, TimeSpan.TicksPerSecond);
        return new GoTime(seconds, (int)((ticks - (seconds * TimeSpan.TicksPerSecond)) * TimeSpan.NanosecondsPerTick), GoZone.Of(clock.LocalTimeZone));
    }

    /// <summary>The moment at which a clock in a zone shows a date and time; parts beyond their range carry over.</summary>
    public static GoTime Of(long year, long month, long day, long hour, long minute, long second, int nanosecond, GoZone zone)
    {
        long wall = (CivilDate.ToDays(year, month, day) * SecondsInDay) + (hour * 3600) + (minute * 60) + second;
        long guess = wall - zone.At(wall).Offset;
        return new GoTime(wall - zone.At(guess).Offset, nanosecond, zone);
    }

    /// <summary>What the clock shows.</summary>
    public WallClock Wall()
    {
        var (letters, offset) = Zone.At(UnixSeconds);
        long local = UnixSeconds + offset;
        long days = CivilDate.FloorDivide(local, SecondsInDay);
        int second = (int)CivilDate.FloorModulo(local, SecondsInDay);
        var (year, month, day) = CivilDate.FromDays(days);
        int yearDay = (int)(days - CivilDate.ToDays(year, 1, 1)) + 1;
        int weekday = (int)CivilDate.FloorModulo(days + 4, 7);
        return new WallClock(year, month, day, yearDay, weekday, second / 3600, second / 60 % 60, second % 60, Nanosecond, letters, offset);
    }

    /// <summary>The same moment, shown in another zone.</summary>
    public GoTime In(GoZone other) => new(UnixSeconds, Nanosecond, other);

    /// <summary>Later by a number of nanoseconds.</summary>
    public GoTime Add(long nanoseconds)
    {
        long sum = Nanosecond + (nanoseconds % NanosecondsInSecond);
        long carry = CivilDate.FloorDivide(sum, NanosecondsInSecond);
        return new GoTime(unchecked(UnixSeconds + (nanoseconds / NanosecondsInSecond) + carry), (int)(sum - (carry * NanosecondsInSecond)), Zone);
    }

    /// <summary>The nanoseconds from another time to this one; saturates as Go's durations do.</summary>
    public long Since(GoTime other)
    {
        var difference = SinceZero - other.SinceZero;
        return (long)Int128.Clamp(difference, long.MinValue, long.MaxValue);
    }

    /// <summary>Nanoseconds of this time beyond a multiple of a duration, counted from Go's zero time.</summary>
    /// <param name="duration">In nanoseconds, above 0.</param>
    public long Remainder(long duration)
    {
        var remainder = SinceZero % duration;
        return (long)(remainder < 0 ? remainder + duration : remainder);
    }

    /// <summary>Earlier is negative, later is positive.</summary>
    public static int Compare(GoTime left, GoTime right) => left.SinceZero.CompareTo(right.SinceZero);

    /// <summary>The time in a layout.</summary>
    public string Format(string layout) => TimeFormatter.Format(this, layout);

    /// <inheritdoc/>
    public override string Print() => Format(PrintLayout);

    /// <inheritdoc/>
    public TemplateValue ToJson()
    {
        return Wall().Year is >= 0 and <= 9999
            ? TemplateValue.Of(Format(JsonLayout))
            : throw new FunctionException("json: error calling MarshalJSON for type time.Time: Time.MarshalJSON: year outside of range [0,9999]");
    }

    /// <inheritdoc/>
    public override bool TryInvoke(string name, ReadOnlySpan<TemplateValue> arguments, [MaybeNullWhen(false)] out TemplateValue result) =>
        GoTimeMembers.TryInvoke(this, name, arguments, out result);

    /// <inheritdoc/>
    public override bool IsEqual(TemplateObject other) =>
        other is GoTime time && time.UnixSeconds == UnixSeconds && time.Nanosecond == Nanosecond && string.Equals(time.Zone.Name, Zone.Name, StringComparison.Ordinal);
}
