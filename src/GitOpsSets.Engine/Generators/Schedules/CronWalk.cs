namespace GitOpsSets.Engine.Generators.Schedules;

/// <summary>
/// Walks forwards through time, largest unit first. Each step answers false when it passed the start of a larger unit,
/// so that the larger fields must be looked at again.
/// </summary>
internal sealed class CronWalk
{
    private readonly CivilClock _clock;
    private bool _hasMoved;

    /// <summary>Starts at the first whole second after an instant.</summary>
    public CronWalk(CivilClock clock, DateTime after)
    {
        _clock = clock;
        Utc = after.AddTicks(TimeSpan.TicksPerSecond - (after.Ticks % TimeSpan.TicksPerSecond));
    }

    /// <summary>Where the walk is.</summary>
    public DateTime Utc { get; private set; }

    /// <summary>Where the walk is, on the clock of the place.</summary>
    public DateTime Civil => _clock.Civil(Utc);

    /// <summary>To a month whose bit is set.</summary>
    public bool ToMonth(ulong months)
    {
        while ((months >> Civil.Month & 1) == 0)
        {
            StartUnit(civil => new DateTime(civil.Year, civil.Month, 1));
            Utc = _clock.Instant(AddMonth(Civil));
            if (Civil.Month == 1)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>To a day that counts.</summary>
    public bool ToDay(Func<DateTime, bool> isDay)
    {
        while (!isDay(Civil))
        {
            StartUnit(civil => civil.Date);
            Utc = DayAfter(Civil);
            int hour = Civil.Hour;
            if (hour != 0)
            {
                // Midnight does not exist on that day: take the hour nearest to it.
                Utc = Utc.AddHours(hour > 12 ? 24 - hour : -hour);
            }

            if (Civil.Day == 1)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>To an hour whose bit is set.</summary>
    public bool ToHour(ulong hours)
    {
        while ((hours >> Civil.Hour & 1) == 0)
        {
            StartUnit(civil => civil.Date.AddHours(civil.Hour));
            Utc = Utc.AddHours(1);
            if (Civil.Hour == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>To a minute whose bit is set.</summary>
    public bool ToMinute(ulong minutes)
    {
        while ((minutes >> Civil.Minute & 1) == 0)
        {
            if (!_hasMoved)
            {
                _hasMoved = true;
                Utc = Utc.AddTicks(-(Utc.Ticks % TimeSpan.TicksPerMinute));
            }

            Utc = Utc.AddMinutes(1);
            if (Civil.Minute == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>To second 0, the only one at which a schedule fires.</summary>
    public bool ToWholeMinute()
    {
        int second = Civil.Second;
        if (second == 0)
        {
            return true;
        }

        _hasMoved = true;
        Utc = Utc.AddSeconds(60 - second);
        return false;
    }

    private static DateTime AddMonth(DateTime civil) =>
        new DateTime(civil.Year, civil.Month, 1).AddMonths(1).AddDays(civil.Day - 1) + civil.TimeOfDay;

    // A place that moves across the date line skips a whole day: the next one is then two days away. (The reference never returns.)
    private DateTime DayAfter(DateTime civil)
    {
        var next = _clock.Instant(civil.AddDays(1));
        return next > Utc ? next : _clock.Instant(civil.AddDays(2));
    }

    private void StartUnit(Func<DateTime, DateTime> start)
    {
        if (!_hasMoved)
        {
            _hasMoved = true;
            Utc = _clock.Instant(start(Civil));
        }
    }
}
