namespace GitOpsSets.Action.Tests.Scenarios;

/// <summary>A clock that stands still; timers run as they do.</summary>
internal sealed class FixedTimeProvider(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
}
