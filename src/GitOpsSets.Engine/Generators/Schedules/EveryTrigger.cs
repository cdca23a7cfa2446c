namespace GitOpsSets.Engine.Generators.Schedules;

/// <summary><c>@every</c>: a fixed time after whatever instant is asked about.</summary>
/// <param name="Delay">Whole seconds, at least one.</param>
internal sealed record EveryTrigger(TimeSpan Delay) : CronTrigger
{
    /// <inheritdoc/>
    public override DateTimeOffset? Next(DateTimeOffset after)
    {
        long second = after.UtcTicks - (after.UtcTicks % TimeSpan.TicksPerSecond);
        return second > CronFields.LastUtcTicks - Delay.Ticks
            ? null
            : new DateTimeOffset(second + Delay.Ticks, TimeSpan.Zero).ToOffset(after.Offset);
    }
}
