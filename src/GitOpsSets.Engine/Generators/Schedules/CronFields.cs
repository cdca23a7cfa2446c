namespace GitOpsSets.Engine.Generators.Schedules;

/// <summary>The five fields of a cron expression. Each is a set of bits: bit n stands for the value n.</summary>
/// <param name="Minute">Bits 0 to 59.</param>
/// <param name="Hour">Bits 0 to 23.</param>
/// <param name="DayOfMonth">Bits 1 to 31, and <see cref="Star"/>.</param>
/// <param name="Month">Bits 1 to 12.</param>
/// <param name="DayOfWeek">Bits 0 (Sunday) to 6, and <see cref="Star"/>.</param>
/// <param name="Zone">Whose clock the fields are read on; null for the offset of the instant asked about.</param>
internal sealed record CronFields(ulong Minute, ulong Hour, ulong DayOfMonth, ulong Month, ulong DayOfWeek, TimeZoneInfo? Zone) : CronTrigger
{
    /// <summary>Set beside the values when the field was written as a star: decides how the two day fields combine.</summary>
    public const ulong Star = 1UL << 63;

    /// <summary>Instants after this one are not searched: the calendar of .NET ends with the year 9999.</summary>
    public static readonly long LastUtcTicks = new DateTime(9990, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    private const int SearchedYears = 5;

    /// <inheritdoc/>
    /// <remarks>
    /// The walk of robfig/cron 3.0.1 <c>SpecSchedule.Next</c>, which decides what happens when clocks change: a time that is
    /// skipped does not fire that day, a repeated one fires twice.
    /// </remarks>
    public override DateTimeOffset? Next(DateTimeOffset after)
    {
        if (Minute == 0 || Hour == 0 || (DayOfMonth | DayOfWeek) == 0 || Month == 0 || after.UtcTicks > LastUtcTicks)
        {
            return null;
        }

        var clock = Zone is null ? CivilClock.Fixed(after.Offset) : new CivilClock(Zone);
        var walk = new CronWalk(clock, after.UtcDateTime);
        int lastYear = walk.Civil.Year + SearchedYears;
        while (walk.Civil.Year <= lastYear)
        {
            if (walk.ToMonth(Month) && walk.ToDay(IsDay) && walk.ToHour(Hour) && walk.ToMinute(Minute) && walk.ToWholeMinute())
            {
                return new DateTimeOffset(walk.Utc, TimeSpan.Zero).ToOffset(after.Offset);
            }
        }

        return null;
    }

    private bool IsDay(DateTime day)
    {
        bool ofMonth = (DayOfMonth >> day.Day & 1) != 0;
        bool ofWeek = (DayOfWeek >> (int)day.DayOfWeek & 1) != 0;
        return ((DayOfMonth | DayOfWeek) & Star) != 0 ? ofMonth && ofWeek : ofMonth || ofWeek;
    }
}
