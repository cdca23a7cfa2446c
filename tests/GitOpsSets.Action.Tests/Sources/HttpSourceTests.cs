using System.Collections.Concurrent;
using System.Text;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Sources;
using GitOpsSets.Action.Tests.Forges;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Sources;

public sealed class HttpSourceTests
{
    private const string Token = "Bearer s3cr3t-value";

    [Fact]
    public async Task Headers_and_body_reach_the_endpoint_and_the_answer_is_whole()
    {
        await using var server = await StartAsync(_ => new FakeFault.Answer(200, """[{"team":"a"}]"""));

        var reply = await AskAsync(Question(server, "/teams", "POST") with { Body = """{"a":1}""", Headers = [Header("Content-Type", "application/json"), Header("Authorization", Token)] });

        Assert.Equal("""[{"team":"a"}]""", Encoding.UTF8.GetString(Assert.IsType<HttpReply.Received>(reply).Body.Span));
        Assert.Equal(Token, server.Requests.Single().Authorization);
        Assert.Equal("POST", server.Requests.Single().Method);
    }

    [Fact]
    public async Task A_redirect_to_another_origin_takes_no_header_along()
    {
        await using var other = await StartAsync(_ => new FakeFault.Answer(200, "[]"));
        await using var server = await StartAsync(_ => Redirect(302, new Uri(other.Server, "/v2").AbsoluteUri));

        var reply = await AskAsync(Question(server, "/teams") with { Headers = [Header("Authorization", Token)], IsConfidential = true });

        Assert.IsType<HttpReply.Received>(reply);
        Assert.Equal(Token, server.Requests.Single().Authorization);
        Assert.Null(other.Requests.Single().Authorization);
    }

    [Theory]
    [InlineData("https://endpoint.example/teams", "HTTP 302: a redirect to nowhere")]
    [InlineData("https://n\u00FCll/teams", "the endpoint has no host name that can be asked for")]
    public async Task A_host_that_is_no_name_is_a_failure_and_no_crash(string endpoint, string reason)
    {
        using var redirecting = new Redirecting($"https://n\u00FCll{string.Concat(Enumerable.Repeat(".example", 40))}/x");
        using var source = new HttpSource(ForgeHttpPolicy.Default with { Retries = 1, FirstDelay = TimeSpan.FromTicks(1) }, TimeProvider.System, static () => 0, static _ => { }, _ => redirecting);

        var reply = await source.AskAsync(new HttpQuestion(new Uri(endpoint.Replace("n\u00FCll", $"n\u00FCll{string.Concat(Enumerable.Repeat(".example", 40))}", StringComparison.Ordinal)), "GET") { MaxAnswerBytes = 100 }, TestContext.Current.CancellationToken);

        var failure = Assert.IsType<HttpReply.Unavailable>(reply).Failure;
        Assert.Equal(reason, failure.Reason);
    }

    [Fact]
    public async Task A_redirect_back_home_does_not_bring_the_headers_back()
    {
        FakeGitHub? home = null;
        await using var other = await StartAsync(_ => Redirect(302, new Uri(home!.Server, "/again").AbsoluteUri));
        await using var server = await StartAsync(request => request.Path == "/teams" ? Redirect(302, other.Server.AbsoluteUri) : new FakeFault.Answer(200, "[]"));
        home = server;

        await AskAsync(Question(server, "/teams") with { Headers = [Header("Authorization", Token)] });

        Assert.Equal([true, false], server.Requests.Select(request => request.Authorization is not null));
    }

    [Fact]
    public async Task A_body_goes_to_no_other_origin()
    {
        await using var other = await StartAsync(_ => new FakeFault.Answer(200, "[]"));
        await using var server = await StartAsync(_ => Redirect(307, other.Server.AbsoluteUri));

        var reply = await AskAsync(Question(server, "/teams", "POST") with { Body = "{}" });

        Assert.Contains("another server", Assert.IsType<HttpReply.Unavailable>(reply).Failure.Reason, StringComparison.Ordinal);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task Secret_headers_never_travel_unencrypted_to_a_host_that_was_not_named()
    {
        await using var server = await StartAsync(_ => new FakeFault.Answer(200, "[]"));

        var reply = await AskAsync(Question(server, "/teams") with { Headers = [Header("Authorization", Token)], IsConfidential = true }, ForgeScene.Impatient.WithPrivateHosts([]));

        Assert.Contains("unencrypted", Assert.IsType<HttpReply.Unavailable>(reply).Failure.Reason, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_private_address_is_refused_unless_the_user_named_the_host()
    {
        await using var server = await StartAsync(_ => new FakeFault.Answer(200, "[]"));

        var reply = await AskAsync(Question(server, "/teams"), ForgeScene.Impatient.WithPrivateHosts([]));

        Assert.Contains("private-hosts", Assert.IsType<HttpReply.Unavailable>(reply).Failure.Advice, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("GET", 2)]
    [InlineData("POST", 1)]
    public async Task Only_what_reads_is_asked_again(string method, int times)
    {
        await using var server = await StartAsync(_ => new FakeFault.Answer(502));

        await AskAsync(Question(server, "/teams", method));

        Assert.Equal(times, server.Requests.Length);
    }

    [Theory]
    [InlineData(401, "headersRef")]
    [InlineData(404, "Check the endpoint")]
    [InlineData(405, "POST")]
    [InlineData(500, "trouble")]
    public async Task A_status_from_400_on_is_a_failure_with_advice(int status, string advice)
    {
        await using var server = await StartAsync(_ => new FakeFault.Answer(status, "[]"));

        var failure = Assert.IsType<HttpReply.Unavailable>(await AskAsync(Question(server, "/teams", "POST"))).Failure;

        Assert.Contains(advice, failure.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_over_the_bound_is_none()
    {
        await using var server = await StartAsync(_ => new FakeFault.Answer(200, new string(' ', 2000)));

        var reply = await AskAsync(Question(server, "/teams") with { MaxAnswerBytes = 1000 });

        Assert.Contains("larger than 1000 bytes", Assert.IsType<HttpReply.Unavailable>(reply).Failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trace_shows_neither_query_nor_header()
    {
        await using var server = await StartAsync(_ => new FakeFault.Answer(200, "[]"));
        var trace = new ConcurrentQueue<string>();

        await AskAsync(Question(server, "/teams?key=s3cr3t-value") with { Headers = [Header("Authorization", Token)] }, trace: trace);

        Assert.DoesNotContain("s3cr3t", Assert.Single(trace), StringComparison.Ordinal);
    }

    private static async Task<FakeGitHub> StartAsync(Func<FakeRequest, FakeFault?> answer)
    {
        var server = await FakeGitHub.StartAsync(TestContext.Current.CancellationToken);
        server.Fault = answer;
        return server;
    }

    private static FakeFault.Answer Redirect(int status, string location) => new(status) { Headers = [("Location", location)] };

    private static KeyValuePair<string, Secret> Header(string name, string value) => KeyValuePair.Create(name, new Secret(value));

    private static HttpQuestion Question(FakeGitHub server, string path, string method = "GET") => new(new Uri(server.Server, path), method) { MaxAnswerBytes = 1024 * 1024 };

    private static async Task<HttpReply> AskAsync(HttpQuestion question, ForgeHttpPolicy? policy = null, ConcurrentQueue<string>? trace = null)
    {
        using var source = new HttpSource(policy ?? ForgeScene.Impatient, TimeProvider.System, static () => 0.5, line => trace?.Enqueue(line));
        return await source.AskAsync(question, TestContext.Current.CancellationToken);
    }

    private sealed class Redirecting(string location) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = new HttpResponseMessage(System.Net.HttpStatusCode.Found) { Content = new ByteArrayContent([]) };
            answer.Headers.TryAddWithoutValidation("Location", location);
            return Task.FromResult(answer);
        }
    }
}
