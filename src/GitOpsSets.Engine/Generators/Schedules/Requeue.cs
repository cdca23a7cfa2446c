using GitOpsSets.Templating.Functions.Durations;

namespace GitOpsSets.Engine.Generators.Schedules;

/// <summary>How long to wait after a run.</summary>
/// <param name="Delay">Zero when nothing asks for another run. The most negative duration there is when a schedule that never fires decided.</param>
/// <param name="Next">The scheduled run that decided it; null when the interval did.</param>
internal sealed record Requeue(GoDuration Delay, ScheduledRun? Next);
