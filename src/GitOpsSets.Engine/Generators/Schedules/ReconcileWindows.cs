using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using GitOpsSets.Templating.Functions.Durations;

namespace GitOpsSets.Engine.Generators.Schedules;

/// <summary>Decides from a provider's schedules whether it may be asked now, and when it is due. Flux Operator's rules.</summary>
internal sealed class ReconcileWindows
{
    private readonly ImmutableArray<(ReconcileSchedule Schedule, CronTrigger Trigger)> _schedules;
    private readonly GoDuration _timeout;

    private ReconcileWindows(ImmutableArray<(ReconcileSchedule Schedule, CronTrigger Trigger)> schedules, GoDuration timeout)
    {
        (_schedules, _timeout) = (schedules, timeout);
    }

    /// <summary>Checks schedules and keeps them for decisions.</summary>
    /// <param name="schedules">In the order written; none means always.</param>
    /// <param name="timeout">How long a run may take: a run must fit into its window.</param>
    /// <param name="windows">What decides.</param>
    /// <param name="error">What is wrong with the first bad schedule, its index included.</param>
    public static bool TryCreate(ImmutableArray<ReconcileSchedule> schedules, GoDuration timeout, [NotNullWhen(true)] out ReconcileWindows? windows, [NotNullWhen(false)] out string? error)
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

    /// <summary>Checks one schedule.</summary>
    /// <param name="schedule">As written.</param>
    /// <param name="timeout">How long a run may take.</param>
    /// <param name="trigger">When it fires.</param>
    /// <param name="error">What is wrong with it.</param>
    public static bool TryParse(ReconcileSchedule schedule, GoDuration timeout, [NotNullWhen(true)] out CronTrigger? trigger, [NotNullWhen(false)] out string? error)
    {
        trigger = null;
        if (schedule.Window.Nanoseconds < 0)
        {
            error = $"negative window: {schedule.Window}";
            return false;
        }

        if (schedule.Window != GoDuration.Zero && schedule.Window.Nanoseconds < (Int128)timeout.Nanoseconds * 2)
        {
            error = $"a window ({schedule.Window}) must be at least twice as long as the timeout ({timeout})";
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

    /// <summary>Whether a run may start: there is no schedule, or one without window, or a window is open long enough for the whole run.</summary>
    public bool CanReconcile(DateTimeOffset now) => _schedules.IsEmpty || _schedules.Any(item => item.Schedule.Window == GoDuration.Zero || IsOpen(item.Schedule, item.Trigger, now));

    /// <summary>Whether a run planned by the interval may start at an instant; schedules without window plan by their triggers alone.</summary>
    public bool ShouldUseInterval(DateTimeOffset at) => _schedules.IsEmpty || _schedules.Any(item => item.Schedule.Window != GoDuration.Zero && IsOpen(item.Schedule, item.Trigger, at));

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
    /// <param name="interval">Zero when runs are disabled.</param>
    public Requeue After(DateTimeOffset end, GoDuration interval)
    {
        if (interval == GoDuration.Zero || _schedules.IsEmpty)
        {
            return new Requeue(interval, null);
        }

        var byInterval = end + interval.ToTimeSpan();
        var next = Next(end);
        if (next is null || (ShouldUseInterval(byInterval) && next.When >= byInterval))
        {
            return new Requeue(interval, null);
        }

        return new Requeue(next.When is { } when ? Between(end, when) : new GoDuration(long.MinValue), next);
    }

    private static Int128 Nanoseconds(TimeSpan span) => (Int128)span.Ticks * TimeSpan.NanosecondsPerTick;

    private static GoDuration Between(DateTimeOffset start, DateTimeOffset end) => new((long)Int128.Clamp(Nanoseconds(end - start), long.MinValue, long.MaxValue));

    private bool IsOpen(ReconcileSchedule schedule, CronTrigger trigger, DateTimeOffset now) =>
        trigger.Previous(now) is { } opened && Nanoseconds(now - opened) + _timeout.Nanoseconds < schedule.Window.Nanoseconds;
}
