namespace GitOpsSets.Templating.Functions.Dates;

/// <summary>What a clock on the wall of a zone shows.</summary>
/// <param name="Year">May be 0 or negative, and beyond 9999.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 31.</param>
/// <param name="YearDay">1 to 366.</param>
/// <param name="Weekday">0 is Sunday.</param>
/// <param name="Hour">0 to 23.</param>
/// <param name="Minute">0 to 59.</param>
/// <param name="Second">0 to 59.</param>
/// <param name="Nanosecond">0 to 999,999,999.</param>
/// <param name="Letters">Of the zone; may be empty.</param>
/// <param name="Offset">Seconds east of UTC.</param>
internal readonly record struct WallClock(
    long Year, int Month, int Day, int YearDay, int Weekday, int Hour, int Minute, int Second, int Nanosecond, string Letters, int Offset);
