using System.Globalization;

namespace GitOpsSets.Conformance;

/// <summary>A culture and a time zone of the process, in which the same inputs must give the same bytes.</summary>
/// <param name="Culture">Such as <c>tr-TR</c>.</param>
/// <param name="Zone">An IANA name.</param>
internal sealed record Surroundings(string Culture, string Zone)
{
    /// <summary>Where letters, numbers and calendars differ most, a day ahead of half the world.</summary>
    public static IReadOnlyList<Surroundings> Matrix { get; } =
    [
        new Surroundings("tr-TR", "Pacific/Kiritimati"),
        new Surroundings("da-DK", "Pacific/Kiritimati"),
        new Surroundings("ar-SA", "Pacific/Kiritimati"),
    ];

    /// <summary>Runs something there; the whole process is moved, so nothing may run beside it.</summary>
    public T In<T>(Func<T> work)
    {
        var (former, formerDefault, formerZone) = (CultureInfo.CurrentCulture, CultureInfo.DefaultThreadCurrentCulture, Environment.GetEnvironmentVariable("TZ"));
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo(Culture);
            SetZone(Zone);
            return work();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.DefaultThreadCurrentCulture) = (former, formerDefault);
            SetZone(formerZone);
        }
    }

    public override string ToString() => $"{Culture}, {Zone}";

    private static void SetZone(string? zone)
    {
        Environment.SetEnvironmentVariable("TZ", zone);
        TimeZoneInfo.ClearCachedData();
    }
}
