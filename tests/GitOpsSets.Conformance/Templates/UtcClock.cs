namespace GitOpsSets.Conformance.Templates;

/// <summary>The system's clock in the zone of the recordings.</summary>
internal sealed class UtcClock : TimeProvider
{
    public static UtcClock Instance { get; } = new();

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
}
