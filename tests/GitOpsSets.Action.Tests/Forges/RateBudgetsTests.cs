using System.Collections.Frozen;
using GitOpsSets.Action.Forges;

namespace GitOpsSets.Action.Tests.Forges;

public sealed class RateBudgetsTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    private readonly RateBudgets _budgets = new();

    [Theory]
    [InlineData("x-ratelimit-limit=5000;x-ratelimit-remaining=4990;x-ratelimit-reset=1800000060;x-ratelimit-resource=core", "core", 5000L, 4990L, 60)]
    [InlineData("ratelimit-limit=2000;ratelimit-remaining=3;ratelimit-reset=1800000030", "", 2000L, 3L, 30)]
    [InlineData("x-ratelimit-limit=200;x-ratelimit-remaining=0;x-ratelimit-reset=1800000300;x-ratelimit-resource=tstu/core", "tstu/core", 200L, 0L, 300)]
    [InlineData("ratelimit-limit=100;ratelimit-remaining=50;ratelimit-reset=12", "", 100L, 50L, 12)]
    public void Each_forge_tells_its_budget_in_its_own_headers(string headers, string resource, long limit, long remaining, int seconds)
    {
        _budgets.Note(Answer(headers), Now);

        var budget = Assert.Single(_budgets.All);
        Assert.Equal(("forge.test", resource, limit, remaining, Now.AddSeconds(seconds)), (budget.Host, budget.Resource, budget.Limit, budget.Remaining, budget.ResetsAt));
    }

    [Fact]
    public void Of_answers_that_overtake_each_other_the_later_one_counts()
    {
        foreach (string headers in (string[])["4|100", "3|100", "5|100", "4999|3700"])
        {
            string[] parts = headers.Split('|');
            _budgets.Note(Answer($"x-ratelimit-limit=5000;x-ratelimit-remaining={parts[0]};x-ratelimit-reset={1_800_000_000 + int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture)}"), Now);
            Assert.Equal(parts[0] == "5" ? "3" : parts[0], _budgets.All[0].Remaining.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData("x-ratelimit-remaining=many")]
    [InlineData("content-type=text/plain")]
    public void An_answer_without_a_budget_tells_none(string headers)
    {
        _budgets.Note(Answer(headers), Now);

        Assert.Empty(_budgets.All);
    }

    private static ForgeAnswer Answer(string headers) => new(
        new Uri("https://forge.test/api"),
        200,
        headers.Split(';').Select(header => header.Split('=')).ToFrozenDictionary(header => header[0], header => header[1], StringComparer.Ordinal),
        default);
}
