using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Schedules;
using GitOpsSets.Engine.Generators.Sources;
using GitOpsSets.Templating.Functions.Durations;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>A provider with a schedule: outside of its windows it answers what it answered last (specs/resourceset.md §4).</summary>
internal sealed class ScheduledProvider(IInputProvider provider, ProviderDefinition definition, ReconcileWindows windows) : IInputProvider
{
    private const string TimeoutAnnotation = "fluxcd.controlplane.io/reconcileTimeout";

    private static readonly GoDuration UsualTimeout = GoDuration.Parse("2m");

    /// <summary>How long a run of a provider may take: a run must fit into its window.</summary>
    public static GoDuration TimeoutOf(ProviderDefinition definition) =>
        GoDuration.TryParse(Annotations.Of(definition.Source).GetValueOrDefault(TimeoutAnnotation) ?? "", out var written, out _) ? written : UsualTimeout;

    /// <summary>Whether a provider has a schedule.</summary>
    public static bool IsScheduled(FieldReader spec) => spec.Sequence("schedule") is { Items.IsEmpty: false };

    /// <summary>The provider, held to its schedule.</summary>
    public static IInputProvider Of(IInputProvider provider, ProviderDefinition definition, FieldReader spec) =>
        WindowsOf(definition, spec) is { } windows ? new ScheduledProvider(provider, definition, windows) : provider;

    /// <summary>When a provider may be asked; null where its schedule is wrong, which the reader is told.</summary>
    public static ReconcileWindows? WindowsOf(ProviderDefinition definition, FieldReader spec)
    {
        var schedules = spec.Objects("schedule").Select(ScheduleOf).ToImmutableArray();
        if (ReconcileWindows.TryCreate(schedules, TimeoutOf(definition), out var windows, out string? error))
        {
            return windows;
        }

        spec.Refuse("schedule", error, DiagnosticCodes.GeneratorInvalid);
        return null;
    }

    public async Task<GeneratorAnswer> ExportAsync(GenerationContext context, CancellationToken cancellationToken)
    {
        if (context.IsLocked || context.Now is not { } now || windows.CanReconcile(now))
        {
            return await provider.ExportAsync(context, cancellationToken);
        }

        string next = windows.Next(now)?.When is { } when ? $"; the next window opens at {Text(when)}" : "";
        if (context.Memory.LastOf(SourceQuery.Of(definition).Asker) is { } last)
        {
            var note = Note($"outside of its schedule: what it answered at {Text(last.AsOf)} counts{next}");
            return LiveSource.Replay(last.Answer, context.Foreign, "inputs", definition.Origin) is GeneratorAnswer.Complete complete ? complete with { Notes = [note] } : new GeneratorAnswer.Failed(note);
        }

        // A status in the repository may be older than the files: it may add and update, not delete.
        return definition.ExportedInputs is { } recorded && await new RecordedProvider(definition, recorded).ExportAsync(context, cancellationToken) is GeneratorAnswer.Complete status
            ? status with { IsBounded = true, Notes = [Note($"outside of its schedule: what its status records counts, and nothing is deleted for it{next}")] }
            : new GeneratorAnswer.Failed(Note($"outside of its schedule, and nothing is remembered of it: the set stays as it is{next}") with { Suggestion = "run once with 'force' to ask it now" });
    }

    private static ReconcileSchedule ScheduleOf(FieldReader item)
    {
        string window = item.Text("window");
        var length = GoDuration.Zero;
        if (window.Length > 0 && !GoDuration.TryParse(window, out length, out string? reason))
        {
            item.Refuse("window", reason, DiagnosticCodes.GeneratorInvalid);
        }

        return new ReconcileSchedule(item.Text("cron"), item.Node("timeZone") is null ? "UTC" : item.Text("timeZone"), length);
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private Diagnostic Note(string message) =>
        new(DiagnosticCodes.OutsideSchedule, Severity.Notice, $"ResourceSetInputProvider '{definition.Name}' is {message}", definition.Spec["schedule"]?.Span ?? definition.Origin);
}
