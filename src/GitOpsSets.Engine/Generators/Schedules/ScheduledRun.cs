namespace GitOpsSets.Engine.Generators.Schedules;

/// <summary>The next run that schedules ask for.</summary>
/// <param name="Schedule">The schedule that asks for it.</param>
/// <param name="When">In the offset of the instant that was asked about; null when that schedule never fires, which counts as earliest.</param>
internal sealed record ScheduledRun(ReconcileSchedule Schedule, DateTimeOffset? When);
