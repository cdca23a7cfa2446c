using System.Globalization;
using System.Text;

namespace GitOpsSets.Action.Forges;

/// <summary>Tells a rate limit from a refusal, and how long it lasts.</summary>
internal static class RateLimit
{
    /// <summary>GitHub asks for at least a minute where it names no time.</summary>
    private static readonly TimeSpan Unspecified = TimeSpan.FromSeconds(60);

    /// <summary>Whether the answer says "too many requests" in one of the ways forges have.</summary>
    public static bool Applies(ForgeAnswer answer) =>
        answer.Status == 429
        || IsThrottled(answer)
        || (answer.Status == 403 && (answer.Header("retry-after") is not null || Remaining(answer) == 0 || IsSecondary(answer)));

    /// <summary>How long the server wants to be left alone; null when it does not say.</summary>
    public static TimeSpan? Wait(ForgeAnswer answer, DateTimeOffset now)
    {
        var wait = RetryAfter(answer.Header("retry-after"), now);
        if (wait is null && Applies(answer) && !IsThrottled(answer))
        {
            wait = Remaining(answer) == 0 && Number(answer.Header("x-ratelimit-reset") ?? answer.Header("ratelimit-reset")) is { } reset and < 253_402_300_800
                ? DateTimeOffset.FromUnixTimeSeconds(reset) - now
                : Unspecified;
        }

        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    // AWS names no time, and means seconds.
    private static bool IsThrottled(ForgeAnswer answer) => answer.Status == 400 && CodedError.IsThrottling(CodedError.Of(answer));

    private static long? Remaining(ForgeAnswer answer) => Number(answer.Header("x-ratelimit-remaining") ?? answer.Header("ratelimit-remaining"));

    private static TimeSpan? RetryAfter(string? value, DateTimeOffset now)
    {
        if (Number(value) is { } seconds)
        {
            return TimeSpan.FromSeconds(Math.Min(seconds, 1_000_000));
        }

        return DateTimeOffset.TryParseExact(value, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date - now : null;
    }

    private static long? Number(string? value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    private static bool IsSecondary(ForgeAnswer answer)
    {
        string text = Encoding.UTF8.GetString(answer.Body.Span[..Math.Min(answer.Body.Length, 4096)]);
        return text.Contains("secondary rate limit", StringComparison.OrdinalIgnoreCase)
            || text.Contains("abuse detection", StringComparison.OrdinalIgnoreCase);
    }
}
