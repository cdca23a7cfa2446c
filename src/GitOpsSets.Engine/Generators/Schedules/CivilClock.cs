namespace GitOpsSets.Engine.Generators.Schedules;

/// <summary>Turns instants into the time on the wall of one place and back, as Go's <c>time</c> package does.</summary>
/// <param name="zone">An IANA zone; a fixed offset is a zone without rules.</param>
internal sealed class CivilClock(TimeZoneInfo zone)
{
    /// <summary>A place whose clocks never change.</summary>
    /// <param name="offset">East of Greenwich is positive.</param>
    public static CivilClock Fixed(TimeSpan offset) => new(TimeZoneInfo.CreateCustomTimeZone("fixed", offset, "fixed", "fixed"));

    /// <summary>The time on the wall at an instant.</summary>
    /// <param name="utc">An instant in UTC.</param>
    public DateTime Civil(DateTime utc) => utc + Offset(utc);

    /// <summary>
    /// The instant of a time on the wall. A time that a change of clocks skips or repeats is read with the offset in
    /// force before or after the change, whichever Go's <c>time.Date</c> finds first.
    /// </summary>
    public DateTime Instant(DateTime civil) => civil - Offset(civil - Offset(civil));

    private TimeSpan Offset(DateTime utc) => zone.GetUtcOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc));
}
