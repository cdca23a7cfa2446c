using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GitOpsSets.Engine.Generators.Schedules;
using GitOpsSets.Templating.Functions.Durations;

namespace GitOpsSets.Conformance.Ports;

/// <summary>Whether providers may run, when they are due, and how long to wait.</summary>
internal static class ScheduleReplay
{
    private static readonly GoDuration DefaultInterval = GoDuration.Parse("10m");

    public static CaseResult Run(ConformanceCase recorded)
    {
        var input = recorded.In;
        JsonNode? answer = input.GetProperty("op").GetString() switch
        {
            "decide" => Decide(input),
            "triggers" => Triggers(input),
            "requeue" => Requeue(input),
            _ => null,
        };
        if (recorded.RecordsPanic)
        {
            return CaseResult.Pass;
        }

        if (!recorded.ExpectsSuccess)
        {
            return answer is null ? CaseResult.Pass : CaseResult.Fail("expected an error");
        }

        var expected = JsonNode.Parse(recorded.Out.GetProperty("ok").GetRawText());
        return JsonNode.DeepEquals(expected, answer) ? CaseResult.Pass : CaseResult.Fail($"expected {expected?.ToJsonString()}\n  but was {answer?.ToJsonString() ?? "an error"}");
    }

    /// <summary>An instant to the 100 nanoseconds that .NET tells apart.</summary>
    public static DateTimeOffset Instant(JsonElement text) => DateTimeOffset.Parse(Ticks(text.GetString()!), CultureInfo.InvariantCulture);

    /// <summary>As Go prints times; its zero time for none.</summary>
    public static string Print(DateTimeOffset? instant) => instant is not { } at
        ? "0001-01-01T00:00:00Z"
        : at.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + (at.Offset == TimeSpan.Zero ? "Z" : at.ToString("zzz", CultureInfo.InvariantCulture));

    private static string Ticks(string text)
    {
        int point = text.IndexOf('.', StringComparison.Ordinal);
        int end = point < 0 ? -1 : text.AsSpan(point + 1).IndexOfAnyExceptInRange('0', '9') + point + 1;
        return end - point > 8 ? text.Remove(point + 8, end - point - 8) : text;
    }

    private static JsonObject? Decide(JsonElement input)
    {
        if (Windows(input) is not { } windows)
        {
            return null;
        }

        var now = Instant(input.GetProperty("now"));
        return new JsonObject
        {
            ["shouldReconcile"] = windows.CanReconcile(now),
            ["shouldScheduleInterval"] = windows.ShouldUseInterval(now),
            ["next"] = Json(windows.Next(now)),
        };
    }

    private static JsonObject? Triggers(JsonElement input)
    {
        var schedule = Schedule(input);
        string zone = schedule.TimeZone.Length == 0 ? "" : $"CRON_TZ={schedule.TimeZone} ";
        if (!CronParser.TryParse(zone + schedule.Cron, out var trigger, out _))
        {
            return null;
        }

        var now = Instant(input.GetProperty("now"));
        return new JsonObject { ["prev"] = Print(trigger.Previous(now)), ["next"] = Print(trigger.Next(now)) };
    }

    private static JsonObject? Requeue(JsonElement input)
    {
        if (Windows(input) is not { } windows)
        {
            return null;
        }

        string every = Text(input, "reconcileEvery");
        var interval = every == "disabled" ? GoDuration.Zero : GoDuration.TryParse(every, out var given, out _) ? given : DefaultInterval;
        var requeue = windows.After(Instant(input.GetProperty("end")), interval);
        return new JsonObject { ["requeueAfter"] = requeue.Delay.ToString(), ["next"] = Json(requeue.Next) };
    }

    private static ReconcileWindows? Windows(JsonElement input)
    {
        var schedules = input.GetProperty("schedules").EnumerateArray().Select(Schedule).ToImmutableArray();
        return ReconcileWindows.TryCreate(schedules, Duration(Text(input, "timeout")), out var windows, out _) ? windows : null;
    }

    private static ReconcileSchedule Schedule(JsonElement schedule) => new(Text(schedule, "cron"), Text(schedule, "timeZone"), Duration(Text(schedule, "window")));

    private static string Text(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? value.GetString()! : "";

    private static GoDuration Duration(string text) => GoDuration.TryParse(text, out var duration, out _) ? duration : GoDuration.Zero;

    private static JsonObject? Json(ScheduledRun? run) => run is null
        ? null
        : new JsonObject
        {
            ["cron"] = run.Schedule.Cron,
            ["timeZone"] = run.Schedule.TimeZone,
            ["window"] = run.Schedule.Window.ToString(),
            ["when"] = Print(run.When),
        };
}
