using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace GitOpsSets.Action.Forges;

/// <summary>Which answers and faults are worth another try, and when.</summary>
internal static class ForgeResilience
{
    /// <summary>Total timeout around retries around the timeout of one try.</summary>
    /// <param name="policy">The times and counts.</param>
    /// <param name="clock">Measures and waits.</param>
    /// <param name="jitter">Yields numbers in [0, 1).</param>
    /// <param name="repeats">Which outcomes are tried again.</param>
    public static ResiliencePipeline<ForgeAnswer> Build(ForgeHttpPolicy policy, TimeProvider clock, Func<double> jitter, ForgeRepeats repeats) =>
        new ResiliencePipelineBuilder<ForgeAnswer> { TimeProvider = clock }
            .AddTimeout(policy.TotalTimeout)
            .AddRetry(new RetryStrategyOptions<ForgeAnswer>
            {
                MaxRetryAttempts = policy.Retries,
                BackoffType = DelayBackoffType.Exponential,
                Delay = policy.FirstDelay,
                MaxDelay = policy.LongestWait,
                UseJitter = true,
                Randomizer = jitter,
                ShouldHandle = arguments => ValueTask.FromResult(IsWorthRetrying(arguments.Outcome, policy, clock, repeats)),
                DelayGenerator = arguments => ValueTask.FromResult(
                    arguments.Outcome.Result is { } answer ? RateLimit.Wait(answer, clock.GetUtcNow()) : null),
            })
            .AddTimeout(policy.AttemptTimeout)
            .Build();

    private static bool IsWorthRetrying(Outcome<ForgeAnswer> outcome, ForgeHttpPolicy policy, TimeProvider clock, ForgeRepeats repeats)
    {
        if (outcome.Result is not { } answer)
        {
            return repeats == ForgeRepeats.Refused
                ? outcome.Exception is ForgeException { WasNotSent: true }
                : outcome.Exception is TimeoutRejectedException or ForgeException { IsTransient: true };
        }

        bool passing = RateLimit.Applies(answer) || answer.Status switch
        {
            500 => repeats == ForgeRepeats.Everything,
            502 or 503 or 504 => repeats != ForgeRepeats.Refused,
            _ => false,
        };
        return passing && !(RateLimit.Wait(answer, clock.GetUtcNow()) > policy.LongestWait);
    }
}
