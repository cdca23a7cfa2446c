using System.Collections.Immutable;
using System.Text.Json;
using GitOpsSets.Conformance.Ports;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Providers;
using GitOpsSets.Templating.Functions.Durations;

namespace GitOpsSets.Conformance.Providers;

/// <summary>Whether a provider was skipped for its schedule, and when it is due again.</summary>
internal static class RecordedSchedule
{
    private const string EveryAnnotation = "fluxcd.controlplane.io/reconcileEvery";

    private static readonly GoDuration UsualInterval = GoDuration.Parse("10m");

    /// <summary>What differs, or null.</summary>
    /// <param name="ok">The recorded answer.</param>
    /// <param name="now">The time of the run; null where it does not matter.</param>
    /// <param name="definition">The provider.</param>
    /// <param name="notes">What our answer says beside its elements.</param>
    public static string? Difference(JsonElement ok, DateTimeOffset? now, ProviderDefinition definition, IReadOnlyCollection<Diagnostic> notes)
    {
        var spec = new FieldReader(definition.Spec, "spec", ImmutableArray.CreateBuilder<Diagnostic>());
        if (now is not { } time || !ScheduledProvider.IsScheduled(spec) || ScheduledProvider.WindowsOf(definition, spec) is not { } windows)
        {
            return null;
        }

        bool isSkipped = ok.TryGetProperty("skipped", out _);
        var note = notes.FirstOrDefault(static note => note.Code == DiagnosticCodes.OutsideSchedule);
        var after = windows.After(time, IntervalOf(definition));
        var next = isSkipped ? windows.Next(time) : after.Next;
        string due = next is null ? "" : Print(next.Schedule.Cron, next.Schedule.TimeZone, next.Schedule.Window.ToString(), ScheduleReplay.Print(next.When?.ToUniversalTime()));
        bool hasNext = ok.TryGetProperty("nextSchedule", out var recorded);
        string expected = hasNext ? Print(Text(recorded, "cron"), Text(recorded, "timeZone"), Text(recorded, "window"), Text(recorded, "when")) : "";
        if (isSkipped != note is not null || due != expected || (note is not null && !note.Message.Contains(Text(recorded, "when"), StringComparison.Ordinal)))
        {
            return $"expected skipped: {isSkipped}, next '{expected}', but was '{note?.Message}', next '{due}'";
        }

        string delay = isSkipped ? Between(time, next!.When!.Value).ToString() : after.Delay.ToString();
        return ok.TryGetProperty("requeueAfter", out var requeue) && requeue.GetString() != delay ? $"expected to be due after {requeue}, but was {delay}" : null;
    }

    private static string Print(string cron, string timeZone, string window, string when) => $"{cron} in {timeZone} for {window} at {when}";

    private static string Text(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? value.GetString()! : "";

    private static GoDuration Between(DateTimeOffset from, DateTimeOffset to) => new((to - from).Ticks * TimeSpan.NanosecondsPerTick);

    private static GoDuration IntervalOf(ProviderDefinition definition) => Annotations.Of(definition.Source).GetValueOrDefault(EveryAnnotation) switch
    {
        "disabled" => GoDuration.Zero,
        { } text when GoDuration.TryParse(text, out var written, out _) => written,
        _ => UsualInterval,
    };
}
