namespace GitOpsSets.Engine.Rendering;

/// <summary>Another clock, without its time zone.</summary>
internal sealed class UtcClock(TimeProvider clock) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();
}
