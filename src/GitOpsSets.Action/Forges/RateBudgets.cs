using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges;

/// <summary>
/// The budgets that answers tell in their headers: GitHub's and Gitea's <c>X-RateLimit-*</c>, GitLab's <c>RateLimit-*</c>, Azure DevOps' <c>X-RateLimit-*</c>, which it
/// sends only when little is left (<see href="https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api"/>,
/// <see href="https://docs.gitlab.com/administration/settings/user_and_ip_rate_limits/"/>, <see href="https://learn.microsoft.com/azure/devops/integrate/concepts/rate-limits"/>).
/// </summary>
internal sealed class RateBudgets
{
    // A larger number is a time since 1970, a smaller one the seconds that are left.
    private const long SmallestTime = 1_000_000_000;
    private const long LargestTime = 253_402_300_799;

    private readonly ConcurrentDictionary<(string Host, string Resource), RateBudget> _budgets = new();

    /// <summary>The latest of every host, sorted.</summary>
    public ImmutableArray<RateBudget> All =>
        [.. _budgets.Values.OrderBy(budget => budget.Host, StringComparer.Ordinal).ThenBy(budget => budget.Resource, StringComparer.Ordinal)];

    /// <summary>Takes an answer's headers down, if they tell a budget.</summary>
    public void Note(ForgeAnswer answer, DateTimeOffset now)
    {
        if (Number(answer, "remaining") is not { } remaining)
        {
            return;
        }

        string resource = RemoteText.Clean(answer.Header("x-ratelimit-resource") ?? "");
        var budget = new RateBudget(Origin.Name(answer.Address), resource, Number(answer, "limit"), remaining, Reset(answer, now));
        _budgets.AddOrUpdate((budget.Host, resource), budget, (_, known) => Later(known, budget));
    }

    // Answers overtake each other: within a period the smaller number is the later one.
    private static RateBudget Later(RateBudget known, RateBudget budget) =>
        known.ResetsAt is { } before && budget.ResetsAt is { } after && (before - after).Duration() < TimeSpan.FromSeconds(2)
            ? (known.Remaining <= budget.Remaining ? known : budget)
            : known.ResetsAt > budget.ResetsAt ? known : budget;

    private static DateTimeOffset? Reset(ForgeAnswer answer, DateTimeOffset now) => Number(answer, "reset") switch
    {
        null or > LargestTime => null,
        >= SmallestTime and { } time => DateTimeOffset.FromUnixTimeSeconds(time),
        { } seconds => now.AddSeconds(seconds),
    };

    private static long? Number(ForgeAnswer answer, string what) =>
        long.TryParse(answer.Header($"x-ratelimit-{what}") ?? answer.Header($"ratelimit-{what}"), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
}
