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
    public static ResiliencePipeline<ForgeAnswer> Build(ForgeHttpPolicy policy, TimeProvider clock, Func<double> jitter) =>
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
                ShouldHandle = arguments => ValueTask.FromResult(IsWorthRetrying(arguments.Outcome, policy, clock)),
                DelayGenerator = arguments => ValueTask.FromResult(
                    arguments.Outcome.Result is { } answer ? RateLimit.Wait(answer, clock.GetUtcNow()) : null),
            })
            .AddTimeout(policy.AttemptTimeout)
            .Build();

    private static bool IsWorthRetrying(Outcome<ForgeAnswer> outcome, ForgeHttpPolicy policy, TimeProvider clock)
    {
        if (outcome.Result is not { } answer)
        {
            return outcome.Exception is TimeoutRejectedException or ForgeException { IsTransient: true };
        }

        bool passing = answer.Status is 500 or 502 or 503 or 504 || RateLimit.Applies(answer);
        return passing && !(RateLimit.Wait(answer, clock.GetUtcNow()) > policy.LongestWait);
    }
}
