namespace GitOpsSets.Engine.Rendering;

/// <summary>A time that does not pass: midnight of 1 January 2000, UTC.</summary>
internal sealed class StandingClock : TimeProvider
{
    private static readonly DateTimeOffset Midnight = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private StandingClock()
    {
    }

    public static StandingClock Instance { get; } = new();

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => Midnight;
}
