namespace GitOpsSets.Action.Tests.Faults;

/// <summary>A clock that stands still, where waits of seconds are over at once and those of a minute after another time.</summary>
/// <param name="now">The time.</param>
/// <param name="minute">How long a minute is waited for.</param>
internal sealed class HastyClock(DateTimeOffset now, TimeSpan minute) : TimeProvider
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    public override DateTimeOffset GetUtcNow() => now;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime <= Moment && dueTime > TimeSpan.Zero ? TimeSpan.FromMilliseconds(1) : dueTime == TimeSpan.FromMinutes(1) ? minute : dueTime, period);
}
