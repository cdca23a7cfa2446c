using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using GitOpsSets.Templating.Functions.Durations;

namespace GitOpsSets.Engine.Generators.Schedules;

/// <summary>Reads cron expressions as robfig/cron 3.0.1 <c>ParseStandard</c> does: five fields or a descriptor, and an optional zone before them.</summary>
internal static class CronParser
{
    private const string EveryPrefix = "@every ";
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>Reads an expression.</summary>
    /// <param name="text">Five fields or a descriptor, after an optional <c>CRON_TZ=zone</c> or <c>TZ=zone</c> and a space.</param>
    /// <param name="trigger">When it fires.</param>
    /// <param name="error">What is wrong with it, without its place.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out CronTrigger? trigger, [NotNullWhen(false)] out string? error)
    {
        (trigger, error) = Parse(text);
        return trigger is not null;
    }

    private static (CronTrigger? Trigger, string? Error) Parse(string text)
    {
        if (text.Length == 0)
        {
            return (null, "the cron expression is empty");
        }

        TimeZoneInfo? zone = null;
        if (text.StartsWith("TZ=", StringComparison.Ordinal) || text.StartsWith("CRON_TZ=", StringComparison.Ordinal))
        {
            int space = text.IndexOf(' ', StringComparison.Ordinal);
            if (space < 0)
            {
                return (null, $"'{text}' names a time zone and nothing else");
            }

            string name = text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..space];
            if (!ScheduleZone.TryFind(name, out zone))
            {
                return (null, $"unknown time zone '{name}'");
            }

            text = text[space..].Trim();
        }

        return text.StartsWith('@') ? Descriptor(text, zone) : Fields(text, zone);
    }

    private static (CronTrigger? Trigger, string? Error) Fields(string text, TimeZoneInfo? zone)
    {
        string[] parts = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 5)
        {
            return (null, string.Create(CultureInfo.InvariantCulture, $"expected exactly 5 fields, found {parts.Length}: [{string.Join(' ', parts)}]"));
        }

        Span<ulong> bits = stackalloc ulong[5];
        for (int i = 0; i < parts.Length; i++)
        {
            if (!CronField.All[i].TryParse(parts[i], out bits[i], out string? error))
            {
                return (null, error);
            }
        }

        return (new CronFields(bits[0], bits[1], bits[2], bits[3], bits[4], zone), null);
    }

    private static (CronTrigger? Trigger, string? Error) Descriptor(string text, TimeZoneInfo? zone)
    {
        string? fields = text switch
        {
            "@yearly" or "@annually" => "0 0 1 1 *",
            "@monthly" => "0 0 1 * *",
            "@weekly" => "0 0 * * 0",
            "@daily" or "@midnight" => "0 0 * * *",
            "@hourly" => "0 * * * *",
            _ => null,
        };
        if (fields is not null)
        {
            return Fields(fields, zone);
        }

        if (!text.StartsWith(EveryPrefix, StringComparison.Ordinal))
        {
            return (null, $"unrecognized descriptor: {text}");
        }

        if (!GoDuration.TryParse(text[EveryPrefix.Length..], out var duration, out string? reason))
        {
            return (null, $"failed to parse the duration of '{text}': {reason}");
        }

        long seconds = Math.Max(1, duration.Nanoseconds / NanosecondsPerSecond);
        return (new EveryTrigger(TimeSpan.FromSeconds(seconds)), null);
    }
}
