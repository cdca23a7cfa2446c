using System.Globalization;

namespace GitOpsSets.Action.Forges;

/// <summary>Whether the runner's clock and a server's differ so much that signatures and tokens do not count (five minutes are what most services forgive).</summary>
internal static class ClockSkew
{
    private static readonly TimeSpan Forgiven = TimeSpan.FromMinutes(5);

    /// <summary>What is added to the advice about a refusal; empty where the clocks agree, the server does not say its time, or nothing was refused.</summary>
    /// <param name="answer">Its <c>Date</c> is the server's time (RFC 9110 §6.6.1).</param>
    /// <param name="now">The runner's time.</param>
    public static string Note(ForgeAnswer answer, DateTimeOffset now)
    {
        if (answer.Status is not (400 or 401 or 403) || !DateTimeOffset.TryParseExact(answer.Header("date"), "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
        {
            return "";
        }

        double minutes = Math.Abs((now - date).TotalMinutes);
        return minutes <= Forgiven.TotalMinutes ? "" : string.Create(CultureInfo.InvariantCulture, $". The runner's clock and the server's differ by {minutes:0} minutes, which may be all that is wrong: set the runner's clock");
    }
}
