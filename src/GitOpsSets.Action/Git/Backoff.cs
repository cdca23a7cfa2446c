using System.Security.Cryptography;

namespace GitOpsSets.Action.Git;

/// <summary>Waits between attempts: exponential, with full jitter so that rivals do not meet again.</summary>
/// <param name="timeProvider">Measures the wait.</param>
/// <param name="jitter">A number from 0 to 1, another one each time.</param>
internal sealed class Backoff(TimeProvider timeProvider, Func<double> jitter)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.2);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>The jitter of a real run.</summary>
    public static double RandomJitter() => RandomNumberGenerator.GetInt32(1_000_001) / 1_000_000d;

    /// <summary>Waits after the attempt with that number, counted from 1.</summary>
    public Task WaitAsync(int attempt, CancellationToken cancellationToken)
    {
        var ceiling = Math.Min(First.TotalSeconds * Math.Pow(2, attempt), Longest.TotalSeconds);
        return Task.Delay(TimeSpan.FromSeconds(ceiling * Math.Clamp(jitter(), 0, 1)), timeProvider, cancellationToken);
    }
}
