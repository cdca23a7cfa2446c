using System.Globalization;

namespace GitOpsSets.Action.Ci;

/// <summary>Says every minute that something still goes on, where nobody sees a spinner: a log that stands still looks like a job that hangs.</summary>
internal static class LongWork
{
    /// <summary>How often.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Does the work.</summary>
    /// <param name="title">What goes on.</param>
    /// <param name="work">Does it.</param>
    /// <param name="say">Writes a line; may be called from any thread.</param>
    /// <param name="clock">The time.</param>
    public static async Task<T> DuringAsync<T>(string title, Func<Task<T>> work, Action<string> say, TimeProvider clock)
    {
        long start = clock.GetTimestamp();
        await using var timer = clock.CreateTimer(_ => say(Line(title, clock.GetElapsedTime(start))), null, Interval, Interval);
        return await work();
    }

    private static string Line(string title, TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{title}: {(int)time.TotalMinutes} min so far");
}
