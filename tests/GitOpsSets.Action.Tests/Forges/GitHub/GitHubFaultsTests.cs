using System.Net;
using System.Net.Sockets;
using GitOpsSets.Action.Forges.GitHub;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Forges.GitHub;

/// <summary>Whatever goes wrong, on the first page or a later one: the listing failed, says where and why, and shows no token.</summary>
public sealed class GitHubFaultsTests
{
    private const string Token = "ghp_canary0123456789";

    private static readonly Dictionary<string, (FakeFault Fault, string Reason)> Faults = new(StringComparer.Ordinal)
    {
        ["bad credentials"] = (Problem(401, "Bad credentials"), "HTTP 401: Bad credentials"),
        ["no permission"] = (Problem(403, "Resource not accessible by integration"), "HTTP 403: Resource not accessible by integration"),
        ["rate limit"] = (Problem(403, "API rate limit exceeded", ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "99999999999")), "HTTP 403: API rate limit exceeded (rate limit; free again in"),
        ["secondary rate limit"] = (Problem(403, "You have exceeded a secondary rate limit"), "free again in 60 s"),
        ["too many requests"] = (Problem(429, "slow down", ("Retry-After", "3600")), "HTTP 429: slow down (rate limit; free again in 3600 s)"),
        ["not found"] = (Problem(404, "Not Found"), "HTTP 404: Not Found"),
        ["gone version"] = (Problem(410, "Gone"), "HTTP 410: Gone"),
        ["server error"] = (Problem(500, "boom"), "HTTP 500: boom"),
        ["bad gateway page"] = (new FakeFault.Answer(502, "<html>bad gateway</html>", "text/html"), "HTTP 502"),
        ["unavailable"] = (Problem(503, "down"), "HTTP 503: down"),
        ["login page"] = (new FakeFault.Answer(200, "<html>log in</html>", "text/html"), "HTTP 200 with text/html instead of JSON"),
        ["non-authoritative page"] = (new FakeFault.Answer(203, "[]"), "HTTP 203"),
        ["accepted"] = (new FakeFault.Answer(202, "[]"), "HTTP 202"),
        ["no content"] = (new FakeFault.Answer(204), "HTTP 204"),
        ["html named json"] = (new FakeFault.Answer(200, "<html>log in</html>"), "the JSON is not what the API documents"),
        ["empty body"] = (new FakeFault.Answer(200), "the JSON is not what the API documents"),
        ["null"] = (new FakeFault.Answer(200, "null"), "it is null"),
        ["an object"] = (new FakeFault.Answer(200, "{}"), "the JSON is not what the API documents"),
        ["a null row"] = (new FakeFault.Answer(200, "[null]"), "a pull request without number"),
        ["an empty row"] = (new FakeFault.Answer(200, "[{}]"), "the JSON is not what the API documents"),
        ["trailing text"] = (new FakeFault.Answer(200, "[] []"), "the JSON is not what the API documents"),
        ["no head"] = (new FakeFault.Changed("\"head\":", "\"neck\":"), "the JSON is not what the API documents"),
        ["null head"] = (new FakeFault.Changed("\"head\":{", "\"head\":null,\"neck\":{"), "the JSON is not what the API documents"),
        ["null title"] = (new FakeFault.Changed("\"title\":\"Change feature-1\"", "\"title\":null"), "the JSON is not what the API documents"),
        ["number zero"] = (new FakeFault.Changed("\"number\":", "\"number\":0,\"n\":"), "a pull request without number"),
        ["number as text"] = (new FakeFault.Changed("\"number\":", "\"number\":\"1\",\"n\":"), "the JSON is not what the API documents"),
        ["a key twice"] = (new FakeFault.Changed("\"number\":", "\"number\":9,\"number\":"), "the JSON is not what the API documents"),
        ["half the JSON"] = (new FakeFault.HalfTheJson(), "the JSON is not what the API documents"),
        ["cut short"] = (new FakeFault.CutShort(), "closed the connection before its answer was complete"),
        ["reset"] = (new FakeFault.Reset(), "closed the connection before its answer was complete"),
        ["drip"] = (new FakeFault.Drip(), "gave no complete answer within 0.4 s"),
        ["broken gzip"] = (new FakeFault.BrokenGzip(), "compression is broken"),
        ["redirect to another host"] = (new FakeFault.Answer(301) { Headers = [("Location", "http://elsewhere.test/pulls")] }, "HTTP 301: a redirect to http://elsewhere.test, another server"),
        ["redirect to another scheme"] = (new FakeFault.Answer(302) { Headers = [("Location", "https://127.0.0.1/pulls")] }, "HTTP 302: a redirect to https://127.0.0.1, another server"),
        ["redirect in a circle"] = (new FakeFault.Answer(302) { Headers = [("Location", "/circle")] }, "too many redirects"),
        ["redirect to nowhere"] = (new FakeFault.Answer(307), "HTTP 307: a redirect to nowhere"),
        ["not modified"] = (new FakeFault.Answer(304), "HTTP 304"),
        ["a next page elsewhere"] = (new FakeFault.WithLink("<http://elsewhere.test/2>; rel=\"next\""), "the next page lies on another server, elsewhere.test"),
        ["the same page again"] = (new FakeFault.WithLink("</api/v3/repos/acme/shop/pulls?state=open&per_page=100>; rel=\"next\""), "leads back to a page already read"),
        ["a broken link header"] = (new FakeFault.WithLink("page 2 is next"), "the Link header of a page cannot be read"),
    };

    public static TheoryData<string, int> Matrix()
    {
        var matrix = new TheoryData<string, int>();
        foreach (string name in Faults.Keys)
        {
            matrix.Add(name, 1);
            matrix.Add(name, 2);
        }

        return matrix;
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_fault_makes_the_listing_failed_and_says_where_and_why(string name, int page)
    {
        await using var scene = await ForgeScene.StartAsync();
        scene.GitHub.MaxPageSize = 1;
        scene.Repository.Open("feature-1");
        scene.Repository.Open("feature-1");
        var (fault, reason) = Faults[name];
        scene.GitHub.Fault = request => request.Page == page || request.Path == "/circle" ? fault : null;

        var listing = await ListerFor(scene, fault).ListOpenAsync(scene.Address with { Credential = new Secret(Token) }, TestContext.Current.CancellationToken);

        var failure = Assert.IsType<Listing<PullRequest>.Failed>(listing).Failure;
        Assert.Contains(reason, failure.Reason, StringComparison.Ordinal);
        int failed = name == "the same page again" ? page + 1 : page;
        Assert.Equal(failed > 1, failure.Reason.StartsWith($"page {failed}: ", StringComparison.Ordinal));
        Assert.Equal($"GitHub pull requests of acme/shop at 127.0.0.1:{scene.GitHub.Server.Port}", failure.Source);
        Assert.DoesNotContain("canary", failure + string.Join('\n', scene.Trace), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_fault_is_no_evidence_that_a_pull_request_is_closed(string name, int asked)
    {
        await using var scene = await ForgeScene.StartAsync();
        scene.Repository.Open("feature-1");
        var (fault, _) = Faults[name];
        scene.GitHub.Fault = request => asked == 1 || !request.Path.EndsWith("/pulls/7", StringComparison.Ordinal) ? fault : null;

        var evidence = await ListerFor(scene, fault).LookUpAsync(scene.Address with { Credential = new Secret(Token) }, 7, TestContext.Current.CancellationToken);

        // a redirect, link or body that happens to be harmless for a single object leaves an honest 404 of a readable repository
        if (fault is not (FakeFault.WithLink or FakeFault.Changed))
        {
            Assert.IsType<PullRequestEvidence.Unknown>(evidence);
        }

        Assert.IsNotType<PullRequestEvidence.Open>(evidence);
    }

    [Fact]
    public async Task An_echoed_token_and_control_characters_stay_out_of_the_reason()
    {
        await using var scene = await ForgeScene.StartAsync();
        scene.GitHub.Fault = _ => Problem(422, $"no\\u001b[31m {Token}\\n::error::x {new string('y', 1000)}");

        var listing = await scene.Lister().ListOpenAsync(scene.Address with { Credential = new Secret(Token) }, TestContext.Current.CancellationToken);

        string reason = Assert.IsType<Listing<PullRequest>.Failed>(listing).Failure.Reason;
        Assert.StartsWith("HTTP 422: no [31m *** ::error::x yyy", reason, StringComparison.Ordinal);
        Assert.InRange(reason.Length, 300, 330);
    }

    [Fact]
    public async Task Nobody_listening_a_name_that_does_not_exist_and_a_private_address_all_fail_with_advice()
    {
        await using var scene = await ForgeScene.StartAsync();
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        int port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();

        string refused = await ReasonAsync(scene, $"http://127.0.0.1:{port}");
        string unknown = await ReasonAsync(scene, "https://forge.invalid");
        string inward = await ReasonAsync(scene, "http://127.0.0.2");

        Assert.Contains("refused the connection", refused, StringComparison.Ordinal);
        Assert.Contains("cannot be resolved", unknown, StringComparison.Ordinal);
        Assert.Contains("resolves to a private address", inward, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_does_not_travel_over_plain_http_to_a_public_host()
    {
        await using var scene = await ForgeScene.StartAsync();
        var repository = new ForgeRepository(new Uri("http://ghe.example.test"), "acme/shop", new Secret(Token));

        var listing = await scene.Lister().ListOpenAsync(repository, TestContext.Current.CancellationToken);

        Assert.Contains("unencrypted", Assert.IsType<Listing<PullRequest>.Failed>(listing).Failure.Reason, StringComparison.Ordinal);
    }

    private static GitHubPullRequests ListerFor(ForgeScene scene, FakeFault fault) =>
        scene.Lister(policy: fault is FakeFault.Drip ? ForgeScene.Impatient with { AttemptTimeout = TimeSpan.FromMilliseconds(400) } : null);

    private static async Task<string> ReasonAsync(ForgeScene scene, string server)
    {
        var listing = await scene.Lister().ListOpenAsync(new ForgeRepository(new Uri(server), "acme/shop", null), TestContext.Current.CancellationToken);
        var failure = Assert.IsType<Listing<PullRequest>.Failed>(listing).Failure;
        Assert.NotEmpty(failure.Advice);
        return failure.Reason;
    }

    private static FakeFault.Answer Problem(int status, string message, params (string Name, string Value)[] headers) =>
        new(status, $$"""{"message":"{{message}}","documentation_url":"https://docs.github.com/rest"}""") { Headers = headers };
}
