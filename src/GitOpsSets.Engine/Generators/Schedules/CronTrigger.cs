namespace GitOpsSets.Engine.Generators.Schedules;

/// <summary>When a schedule fires.</summary>
internal abstract record CronTrigger
{
    // Both searches look this far: robfig/cron forwards, Flux Operator backwards.
    private static readonly TimeSpan SearchedPast = TimeSpan.FromDays(5 * 365);

    /// <summary>The first instant after another at which the schedule fires.</summary>
    /// <param name="after">Its offset is kept in the answer, and is the place whose clock counts when the schedule names no zone.</param>
    /// <returns>Null when the schedule does not fire within about five years.</returns>
    public abstract DateTimeOffset? Next(DateTimeOffset after);

    /// <summary>The last instant at or before another at which the schedule fired.</summary>
    /// <remarks>
    /// Found by halving the five years before the next trigger, as Flux Operator does. For <c>@every</c>, which has no fixed
    /// instants, the answer lies between <paramref name="at"/> and the next trigger, so that a window is always open.
    /// Where the reference overflows its stack because no trigger lies in those years, this answers null.
    /// </remarks>
    /// <param name="at">Its offset is kept in the answer.</param>
    /// <returns>Null when the schedule did not fire within the last five years, or does not fire again.</returns>
    public DateTimeOffset? Previous(DateTimeOffset at)
    {
        if (Next(at) is not { } next || at.UtcTicks <= SearchedPast.Ticks)
        {
            return null;
        }

        long low = at.UtcTicks - SearchedPast.Ticks;
        long high = next.UtcTicks - 1;
        while (low < high)
        {
            long middle = low + ((high - low) / 2);
            var found = Next(new DateTimeOffset(middle, TimeSpan.Zero).ToOffset(at.Offset));
            if (found is null || found >= next)
            {
                high = middle;
            }
            else if (Next(found.Value) is not { } following || following >= next)
            {
                return found;
            }
            else
            {
                low = found.Value.UtcTicks;
            }
        }

        return null;
    }
}
