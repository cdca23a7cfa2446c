using GitOpsSets.Action.Forges;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Forges;

public sealed class ForgeHttpTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(429, "Retry-After", "7", 7)]
    [InlineData(503, "Retry-After", "Sun, 01 Mar 2026 12:00:09 GMT", 9)]
    [InlineData(403, "x-ratelimit-reset", "1772366445", 45)]
    [InlineData(429, "x-other", "", 60)]
    public async Task Waits_as_long_as_the_server_asks_and_tries_again(int status, string header, string value, int seconds)
    {
        await using var scene = await ForgeScene.StartAsync();
        scene.Repository.Open("one");
        var clock = new ManualTimeProvider(Noon);
        var policy = ForgeHttpPolicy.Default.WithPrivateHosts(["127.0.0.1"]);
        int asked = 0;
        scene.GitHub.Fault = _ => Interlocked.Increment(ref asked) == 1
            ? new FakeFault.Answer(status, "{}") { Headers = [(header, value), ("x-ratelimit-remaining", "0")] }
            : null;

        var listing = scene.Lister(policy: policy, clock: clock).ListOpenAsync(scene.Address, TestContext.Current.CancellationToken);
        await clock.WhenTimerOf(TimeSpan.FromSeconds(seconds)).WaitAsync(TestContext.Current.CancellationToken);
        int askedBefore = asked;
        clock.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Single(Assert.IsType<Listing<PullRequest>.Complete>(await listing).Items);
        Assert.Equal((1, 2), (askedBefore, asked));
    }

    [Fact]
    public async Task Waits_longer_after_each_failure_and_gives_up_after_five_tries()
    {
        await using var scene = await ForgeScene.StartAsync();
        scene.GitHub.Fault = _ => new FakeFault.Answer(502);

        var listing = await scene.Lister(policy: ForgeScene.Impatient with { Retries = 4 }).ListOpenAsync(scene.Address, TestContext.Current.CancellationToken);

        Assert.IsType<Listing<PullRequest>.Failed>(listing);
        Assert.Equal(5, scene.GitHub.Requests.Length);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(422)]
    public async Task An_answer_that_will_not_change_is_asked_for_once(int status)
    {
        await using var scene = await ForgeScene.StartAsync();
        scene.GitHub.Fault = _ => new FakeFault.Answer(status, "{}");

        await scene.Lister().ListOpenAsync(scene.Address, TestContext.Current.CancellationToken);

        Assert.Single(scene.GitHub.Requests);
    }

    [Fact]
    public async Task Follows_a_renamed_repository_within_its_server_and_keeps_the_token()
    {
        await using var scene = await ForgeScene.StartAsync();
        scene.Repository.Open("one");
        scene.GitHub.Fault = request => request.Path.Contains("/repos/acme/old", StringComparison.Ordinal)
            ? new FakeFault.Answer(301, "{}") { Headers = [("Location", $"{scene.GitHub.Api}repositories/{scene.Repository.Id}/pulls{request.Query}")] }
            : null;

        var listing = await scene.Lister().ListOpenAsync(scene.Address with { Path = "acme/old", Credential = new Secret("ghp_x") }, TestContext.Current.CancellationToken);

        Assert.IsType<Listing<PullRequest>.Complete>(listing);
        Assert.Equal(["Bearer ghp_x", "Bearer ghp_x"], scene.GitHub.Requests.Select(request => request.Authorization), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_whatever_it_says()
    {
        await using var scene = await ForgeScene.StartAsync();
        scene.GitHub.Fault = _ => new FakeFault.Answer(200, $"[{new string(' ', 20_000)}]");

        var listing = await scene.Lister(policy: ForgeScene.Impatient with { MaxBodyBytes = 10_000 }).ListOpenAsync(scene.Address, TestContext.Current.CancellationToken);

        Assert.Contains("larger than 10000 bytes", Assert.IsType<Listing<PullRequest>.Failed>(listing).Failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listing_longer_than_the_page_limit_fails()
    {
        await using var scene = await ForgeScene.StartAsync();
        scene.GitHub.MaxPageSize = 1;
        Enumerable.Range(1, 5).ToList().ForEach(number => scene.Repository.Open($"feature-{number}"));

        var listing = await scene.Lister(policy: ForgeScene.Impatient with { MaxPages = 4 }).ListOpenAsync(scene.Address, TestContext.Current.CancellationToken);

        Assert.Contains("more than 4 pages", Assert.IsType<Listing<PullRequest>.Failed>(listing).Failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_is_no_failure_of_the_source()
    {
        await using var scene = await ForgeScene.StartAsync();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        scene.Repository.Open("one");
        scene.GitHub.Fault = _ =>
        {
            cancellation.Cancel();
            return new FakeFault.Drip();
        };

        var policy = ForgeScene.Impatient with { AttemptTimeout = TimeSpan.FromMinutes(1) };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scene.Lister(policy: policy).ListOpenAsync(scene.Address, cancellation.Token));
    }
}
