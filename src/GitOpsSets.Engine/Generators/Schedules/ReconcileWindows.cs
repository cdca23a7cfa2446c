using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace GitOpsSets.Engine.Generators.Schedules;

/// <summary>Decides from a provider's schedules whether it may be asked now, and when it is due. Flux Operator's rules.</summary>
internal sealed class ReconcileWindows
{
    private const long NanosecondsPerTick = 100;

    private readonly ImmutableArray<(ReconcileSchedule Schedule, CronTrigger Trigger)> _schedules;
    private readonly long _timeout;

    private ReconcileWindows(ImmutableArray<(ReconcileSchedule Schedule, CronTrigger Trigger)> schedules, long timeout)
    {
        (_schedules, _timeout) = (schedules, timeout);
    }

    /// <summary>Checks schedules and keeps them for decisions.</summary>
    /// <param name="schedules">In the order written; none means always.</param>
    /// <param name="timeout">How long a run may take, in nanoseconds: a run must fit into its window.</param>
    /// <param name="windows">What decides.</param>
    /// <param name="error">What is wrong with the first bad schedule, its index included.</param>
    public static bool TryCreate(ImmutableArray<ReconcileSchedule> schedules, long timeout, [NotNullWhen(true)] out ReconcileWindows? windows, [NotNullWhen(false)] out string? error)
    {
        windows = null;
        var parsed = ImmutableArray.CreateBuilder<(ReconcileSchedule, CronTrigger)>(schedules.Length);
        foreach (var schedule in schedules)
        {
            if (!TryParse(schedule, timeout, out var trigger, out string? reason))
            {
                error = string.Create(CultureInfo.InvariantCulture, $"failed to validate schedule[{parsed.Count}]: {reason}");
                return false;
            }

            parsed.Add((schedule, trigger));
        }

        windows = new ReconcileWindows(parsed.MoveToImmutable(), timeout);
        error = null;
        return true;
    }

    /// <summary>Whether a run may start: there is no schedule, or one without window, or a window is open long enough for the whole run.</summary>
    public bool CanReconcile(DateTimeOffset now) => _schedules.IsEmpty || _schedules.Any(item => item.Schedule.Window == 0 || IsOpen(item.Schedule, item.Trigger, now));

    /// <summary>Whether a run planned by the interval may start at an instant; schedules without window plan by their triggers alone.</summary>
    public bool ShouldUseInterval(DateTimeOffset at) => _schedules.IsEmpty || _schedules.Any(item => item.Schedule.Window != 0 && IsOpen(item.Schedule, item.Trigger, at));

    /// <summary>The earliest trigger after an instant; the first schedule wins a tie.</summary>
    /// <returns>Null when there is no schedule.</returns>
    public ScheduledRun? Next(DateTimeOffset after)
    {
        ScheduledRun? earliest = null;
        foreach (var (schedule, trigger) in _schedules)
        {
            var when = trigger.Next(after);
            if (earliest is null || (when ?? DateTimeOffset.MinValue) < (earliest.When ?? DateTimeOffset.MinValue))
            {
                earliest = new ScheduledRun(schedule, when);
            }
        }

        return earliest;
    }

    /// <summary>How long to wait after a run.</summary>
    /// <param name="end">When the run ended.</param>
    /// <param name="interval">In nanoseconds; 0 when runs are disabled.</param>
    public Requeue After(DateTimeOffset end, long interval)
    {
        if (interval == 0 || _schedules.IsEmpty)
        {
            return new Requeue(interval, null);
        }

        var byInterval = end.AddTicks(interval / NanosecondsPerTick);
        var next = Next(end);
        if (next is null || (ShouldUseInterval(byInterval) && next.When >= byInterval))
        {
            return new Requeue(interval, null);
        }

        return new Requeue(next.When is { } when ? Nanoseconds(when - end) : long.MinValue, next);
    }

    private static bool TryParse(ReconcileSchedule schedule, long timeout, [NotNullWhen(true)] out CronTrigger? trigger, [NotNullWhen(false)] out string? error)
    {
        trigger = null;
        if (schedule.Window < 0)
        {
            error = "the window is negative";
            return false;
        }

        if (schedule.Window != 0 && schedule.Window < (Int128)timeout * 2)
        {
            error = "a window must be at least twice as long as the timeout";
            return false;
        }

        string text = schedule.TimeZone.Length == 0 ? schedule.Cron : $"CRON_TZ={schedule.TimeZone} {schedule.Cron}";
        if (CronParser.TryParse(text, out trigger, out string? reason))
        {
            error = null;
            return true;
        }

        string zone = schedule.TimeZone.Length == 0 ? "" : $" with time zone '{schedule.TimeZone}'";
        error = $"failed to parse cron expression '{schedule.Cron}'{zone}: {reason}";
        return false;
    }

    private static long Nanoseconds(TimeSpan span) => (long)Int128.Clamp((Int128)span.Ticks * NanosecondsPerTick, long.MinValue, long.MaxValue);

    private bool IsOpen(ReconcileSchedule schedule, CronTrigger trigger, DateTimeOffset now) =>
        trigger.Previous(now) is { } opened && ((Int128)(now - opened).Ticks * NanosecondsPerTick) + _timeout < schedule.Window;
}
