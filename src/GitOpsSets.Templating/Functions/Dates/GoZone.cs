namespace GitOpsSets.Templating.Functions.Dates;

/// <summary>A time zone as Go's <c>*time.Location</c>: UTC, a fixed offset or a place.</summary>
internal sealed class GoZone
{
    private const long SecondsInDay = 86_400;

    private readonly TimeZoneInfo? _place;
    private readonly int _offset;

    private GoZone(string name, int offset, TimeZoneInfo? place)
    {
        (Name, _offset, _place) = (name, offset, place);
    }

    /// <summary>Coordinated universal time.</summary>
    public static GoZone Utc { get; } = new("UTC", 0, null);

    /// <summary>What Go's <c>Location.String()</c> gives.</summary>
    public string Name { get; }

    /// <summary>A fixed offset, as Go's <c>FixedZone</c>.</summary>
    /// <param name="name">Letters; may be empty.</param>
    /// <param name="offset">Seconds east of UTC.</param>
    public static GoZone Fixed(string name, int offset) => new(name, offset, null);

    /// <summary>The zone of a clock.</summary>
    public static GoZone Of(TimeZoneInfo zone) =>
        zone.Equals(TimeZoneInfo.Utc) || string.Equals(zone.Id, "UTC", StringComparison.Ordinal) ? Utc : new GoZone(zone.Id, 0, zone);

    /// <summary>Looks a zone up, as Go's <c>LoadLocation</c>.</summary>
    /// <param name="name">Empty and <c>UTC</c> are UTC, <c>Local</c> is <paramref name="local"/>, all else an IANA name.</param>
    /// <param name="local">The zone of the clock.</param>
    /// <returns>Null when there is no such zone.</returns>
    public static GoZone? Find(string name, GoZone local)
    {
        if (name is "" or "UTC")
        {
            return Utc;
        }

        if (name is "Local")
        {
            return local;
        }

        // Other systems' names ("Pacific Standard Time") hold spaces; the platform would take them.
        bool isIana = name.All(character => char.IsAsciiLetterOrDigit(character) || character is '/' or '_' or '-' or '+');
        return isIana && name[0] != '/' && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && string.Equals(zone.Id, name, StringComparison.Ordinal)
            ? new GoZone(name, 0, zone)
            : null;
    }

    /// <summary>What is in force at a moment.</summary>
    /// <param name="unixSeconds">Seconds since 1970 UTC.</param>
    /// <returns>Letters (empty when the zone has none) and seconds east of UTC.</returns>
    public (string Letters, int Offset) At(long unixSeconds)
    {
        if (_place is null)
        {
            return (Name, _offset);
        }

        int offset = (int)_place.GetUtcOffset(ToDateTime(unixSeconds)).TotalSeconds;
        return (ZoneAbbreviations.Of(Name, offset), offset);
    }

    /// <summary>Whether a place keeps summer time at a moment.</summary>
    public bool IsSummerAt(long unixSeconds) => _place?.IsDaylightSavingTime(ToDateTime(unixSeconds)) ?? false;

    /// <summary>The offset that letters stand for here, at about a moment.</summary>
    /// <param name="letters">Such as <c>CEST</c>.</param>
    /// <param name="unixSeconds">Local wall clock, read as if it were UTC.</param>
    /// <returns>Null when the letters are not of this zone.</returns>
    public int? OffsetOf(string letters, long unixSeconds)
    {
        const long halfYear = 182 * SecondsInDay;
        ReadOnlySpan<long> moments = [unixSeconds, unixSeconds - halfYear, unixSeconds + halfYear];
        foreach (long moment in moments)
        {
            var (known, offset) = At(moment);
            if (string.Equals(known, letters, StringComparison.Ordinal))
            {
                return offset;
            }
        }

        return null;
    }

    // The platform's calendar goes from year 1 to 9999, a day less for the offsets; beyond, the zone stays as it is there.
    private static DateTime ToDateTime(long unixSeconds)
    {
        long least = ((DateTime.MinValue.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond) + SecondsInDay;
        long most = ((DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond) - SecondsInDay;
        return DateTime.UnixEpoch.AddTicks(Math.Clamp(unixSeconds, least, most) * TimeSpan.TicksPerSecond);
    }
}
