using System.Text.Json;
using GitOpsSets.Engine.Generators.Schedules;

namespace GitOpsSets.Conformance.Ports;

/// <summary>The first five triggers after an instant.</summary>
internal static class CronNextReplay
{
    public static CaseResult Run(ConformanceCase recorded)
    {
        string zone = recorded.In.TryGetProperty("timeZone", out var name) ? name.GetString()! : "";
        string text = (zone.Length == 0 ? "" : $"CRON_TZ={zone} ") + recorded.In.GetProperty("cron").GetString();
        if (!CronParser.TryParse(text, out var trigger, out string? error))
        {
            return recorded.ExpectsSuccess ? CaseResult.Fail(error) : CaseResult.Pass;
        }

        if (!recorded.ExpectsSuccess)
        {
            return CaseResult.Fail("expected an error");
        }

        var triggers = new List<string>();
        DateTimeOffset? at = ScheduleReplay.Instant(recorded.In.GetProperty("from"));
        while (triggers.Count < 5 && at is not null)
        {
            at = trigger.Next(at.Value);
            triggers.Add(ScheduleReplay.Print(at));
        }

        return CaseResult.Same(JsonSerializer.Serialize(recorded.Out.GetProperty("ok")), JsonSerializer.Serialize(triggers));
    }
}
