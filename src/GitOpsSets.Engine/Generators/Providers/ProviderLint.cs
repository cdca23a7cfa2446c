using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Filtering;
using GitOpsSets.Engine.Generators.Schedules;
using GitOpsSets.Engine.Generators.Selectors;
using GitOpsSets.Templating.Functions.Durations;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>What the Flux Operator would stall a provider for, and a run here does not look at: schedules, and the filters of types that are not asked.</summary>
internal static class ProviderLint
{
    public static ImmutableArray<Diagnostic> Of(ProviderDefinition provider)
    {
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        var spec = new FieldReader(provider.Spec, "spec", findings);
        CheckSchedules(provider, spec);
        if (ProviderCatalog.All.All(known => known.Type != provider.Type))
        {
            InputFilter.Read(spec);
        }

        foreach (var selector in spec.Objects("selectors"))
        {
            LabelSelectorReader.Read(selector, coerces: true);
        }

        return [.. findings.Select(finding => finding with { Severity = Severity.Warning })];
    }

    private static void CheckSchedules(ProviderDefinition provider, FieldReader spec)
    {
        var timeout = ScheduledProvider.TimeoutOf(provider);
        foreach (var item in spec.Objects("schedule"))
        {
            if (Mistake(item, timeout) is var (field, reason))
            {
                item.Refuse(field, $"{reason}; a cluster would not ask the provider", DiagnosticCodes.GeneratorInvalid);
            }
        }
    }

    private static (string Field, string Reason)? Mistake(FieldReader item, GoDuration timeout)
    {
        string zone = item.Node("timeZone") is null ? "UTC" : item.Text("timeZone");
        if (!ScheduleZone.TryFind(zone, out _))
        {
            return ("timeZone", $"unknown time zone '{zone}'");
        }

        var schedule = new ReconcileSchedule(item.Text("cron"), zone, GoDuration.Zero);
        if (!ReconcileWindows.TryParse(schedule, timeout, out _, out string? reason))
        {
            return ("cron", reason);
        }

        string window = item.Text("window");
        return window.Length > 0 && GoDuration.TryParse(window, out var duration, out reason) && !ReconcileWindows.TryParse(schedule with { Window = duration }, timeout, out _, out reason)
            ? ("window", reason)
            : null;
    }
}
