using System.Diagnostics.CodeAnalysis;

namespace GitOpsSets.Engine.Generators.Schedules;

/// <summary>Finds time zones by the names that Go knows them by.</summary>
internal static class ScheduleZone
{
    /// <summary>Looks a zone up.</summary>
    /// <param name="name">
    /// An IANA name in its exact case. Empty is UTC. <c>Local</c> is found as null: there is no local time here, the offset of the instant counts.
    /// </param>
    /// <param name="zone">The zone.</param>
    /// <returns>False when there is no such zone; Windows names, offsets and abbreviations are not zones.</returns>
    public static bool TryFind(string name, out TimeZoneInfo? zone)
    {
        zone = null;
        if (name.Length == 0 || name == "UTC")
        {
            zone = TimeZoneInfo.Utc;
            return true;
        }

        return name == "Local" || (IsWellFormed(name) && TryLoad(name, out zone));
    }

    private static bool TryLoad(string name, [NotNullWhen(true)] out TimeZoneInfo? zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone) && zone.HasIanaId && string.Equals(zone.Id, name, StringComparison.Ordinal);

    private static bool IsWellFormed(string name) =>
        char.IsAsciiLetter(name[0]) && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '/' or '_' or '-' or '+');
}
