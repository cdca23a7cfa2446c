using System.Globalization;
using GitOpsSets.Engine.Generators.Schedules;
using GitOpsSets.Templating.Functions.Durations;

namespace GitOpsSets.Engine.Tests.Generators.Schedules;

public sealed class ReconcileWindowsTests
{
    private static readonly DateTimeOffset Noon = DateTimeOffset.Parse("2024-05-15T12:00:00Z", CultureInfo.InvariantCulture);

    [Fact]
    public void A_schedule_that_never_fires_keeps_its_window_closed_and_asks_for_a_run_at_once()
    {
        var windows = Windows(new ReconcileSchedule("0 0 30 2 *", "UTC", GoDuration.Parse("1h")));

        Assert.False(windows.CanReconcile(Noon));
        Assert.Null(windows.Next(Noon)!.When);
        Assert.Equal(long.MinValue, windows.After(Noon, GoDuration.Parse("10m")).Delay.Nanoseconds);
    }

    [Fact]
    public void Waits_for_nothing_when_runs_are_disabled()
    {
        var windows = Windows(new ReconcileSchedule("0 8 * * *", "UTC", GoDuration.Zero));

        Assert.Equal(new Requeue(GoDuration.Zero, null), windows.After(Noon, GoDuration.Zero));
    }

    [Fact]
    public void Names_the_schedule_that_is_wrong()
    {
        bool isRead = ReconcileWindows.TryCreate(
            [new("0 8 * * *", "UTC", GoDuration.Zero), new("0 8 * * *", "UTC", GoDuration.Parse("3m"))], GoDuration.Parse("2m"), out _, out string? error);

        Assert.False(isRead);
        Assert.Equal("failed to validate schedule[1]: a window (3m0s) must be at least twice as long as the timeout (2m0s)", error);
    }

    [Fact]
    public void Takes_the_longest_timeout_there_is()
    {
        bool isRead = ReconcileWindows.TryCreate([new("0 8 * * *", "UTC", GoDuration.Parse("1h"))], new GoDuration(long.MaxValue), out _, out string? error);

        Assert.False(isRead);
        Assert.NotNull(error);
    }

    private static ReconcileWindows Windows(ReconcileSchedule schedule) =>
        ReconcileWindows.TryCreate([schedule], GoDuration.Parse("2m"), out var windows, out string? error) ? windows : throw new FormatException(error);
}
