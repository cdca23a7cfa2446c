namespace GitOpsSets.Templating.Functions.Dates;

/// <summary>Go's English names of months and days.</summary>
internal static class TimeNames
{
    private const int ShortLength = 3;

    /// <summary>January first.</summary>
    public static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>Sunday first.</summary>
    public static readonly string[] Weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

    /// <summary>The first three letters.</summary>
    public static string Short(string name) => name[..ShortLength];
}
