namespace GitOpsSets.Conformance.Sets;

/// <summary>The real time, but whoever waits waits a twentieth of it: retries of recorded failures need no seconds.</summary>
internal sealed class HurriedClock : TimeProvider
{
    private const int Haste = 20;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime / Haste : dueTime, period);
}
