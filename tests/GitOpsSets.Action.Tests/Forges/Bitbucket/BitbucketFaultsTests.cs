using System.Net;
using System.Net.Sockets;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Forges.Bitbucket;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Forges.Bitbucket;

/// <summary>What can go wrong with Bitbucket alone, besides what can with every forge; and on the way to it.</summary>
public sealed class BitbucketFaultsTests : ForgeFaultsTests
{
    private static readonly Dictionary<string, (FakeFault Fault, string Reason)> OnTheWay = new(StringComparer.Ordinal)
    {
        ["reset"] = (new FakeFault.Reset(), "closed the connection before its answer was complete"),
        ["cut short"] = (new FakeFault.CutShort(), "closed the connection before its answer was complete"),
        ["drip"] = (new FakeFault.Drip(), "gave no complete answer within 0.4 s"),
        ["broken gzip"] = (new FakeFault.BrokenGzip(), "compression is broken"),
        ["gzip bomb"] = (new FakeFault.GzipBomb(), "the answer is larger than 10485760 bytes"),
    };

    public static TheoryData<string> NamesOnTheWay => [.. OnTheWay.Keys];

    private protected override string Place => " of ACME/shop at bitbucket.example.test";

    [Theory]
    [MemberData(nameof(NamesOnTheWay))]
    public async Task A_broken_connection_is_a_failure_and_no_evidence(string name)
    {
        using var scene = Scene();
        var (fault, reason) = OnTheWay[name];
        await using var server = await FakeServer.StartAsync(scene.Respond, TestContext.Current.CancellationToken);
        server.Fault = _ => fault;
        using var http = NewHttp(fault is FakeFault.Drip ? 0.4 : 10);
        var pulls = new BitbucketPullRequests(http, ForgeTokens.None);
        var address = BitbucketScene.Address with { Server = server.Address };

        var listing = await pulls.ListOpenAsync(address, TestContext.Current.CancellationToken);
        var evidence = await pulls.LookUpAsync(address, 77, TestContext.Current.CancellationToken);

        Assert.Contains(reason, Assert.IsType<Listing<PullRequest>.Failed>(listing).Failure.Reason, StringComparison.Ordinal);
        Assert.IsType<PullRequestEvidence.Unknown>(evidence);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_failure_and_no_evidence()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var closed = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}");
        probe.Stop();
        using var http = NewHttp(10);
        var pulls = new BitbucketPullRequests(http, ForgeTokens.None);

        var refused = await pulls.ListOpenAsync(BitbucketScene.Address with { Server = closed }, TestContext.Current.CancellationToken);
        var unknown = await pulls.ListOpenAsync(BitbucketScene.Address with { Server = new Uri("https://bitbucket.invalid") }, TestContext.Current.CancellationToken);
        var evidence = await pulls.LookUpAsync(BitbucketScene.Address with { Server = closed }, 77, TestContext.Current.CancellationToken);

        Assert.Contains("refused the connection", Assert.IsType<Listing<PullRequest>.Failed>(refused).Failure.Reason, StringComparison.Ordinal);
        Assert.Contains("bitbucket.invalid", Assert.IsType<Listing<PullRequest>.Failed>(unknown).Failure.Reason, StringComparison.Ordinal);
        Assert.IsType<PullRequestEvidence.Unknown>(evidence);
    }

    [Theory]
    [InlineData("\"isLastPage\":false", "\"isLastPage\":null", "the JSON is not what the API documents")]
    [InlineData("\"isLastPage\":false,", "", "the JSON is not what the API documents")]
    [InlineData("\"nextPageStart\":1", "\"nextPageStart\":null", "does not say where the next one starts")]
    [InlineData("\"nextPageStart\":1", "\"nextPageStart\":-1", "does not say where the next one starts")]
    [InlineData("\"nextPageStart\":1", "\"nextPageStart\":0", "page 2: the listing leads back to a page already read")]
    [InlineData("\"size\":1", "\"size\":2", "it counts 2 rows and holds 1")]
    [InlineData("\"values\":", "\"rows\":", "the JSON is not what the API documents")]
    [InlineData("\"values\":[", "\"values\":null,\"rows\":[", "the JSON is not what the API documents")]
    public async Task A_page_that_does_not_say_what_it_must_makes_the_listing_failed(string old, string changed, string reason)
    {
        using var scene = Scene();
        scene.Network.Fault = _ => new FakeFault.Changed(old, changed);

        Assert.Contains(reason, Assert.Single(await scene.FailuresAsync(new Secret("t"), 1)).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"fromRef\":", "\"from\":")]
    [InlineData("\"latestCommit\":\"a1a1a1a1\"", "\"latestCommit\":\"\"")]
    [InlineData("\"displayId\":\"feat/cart\"", "\"displayId\":\"\"")]
    [InlineData("\"title\":\"Add cart\"", "\"title\":null")]
    [InlineData("\"id\":2,", "\"id\":0,")]
    [InlineData("\"id\":2,", "\"id\":\"2\",")]
    [InlineData("\"state\":", "\"state\":\"OPEN\",\"state\":")]
    [InlineData("\"key\":\"ACME\"", "\"name\":\"ACME\"")]
    public async Task A_row_that_lacks_what_it_must_have_makes_the_listing_failed(string old, string changed)
    {
        using var scene = Scene();
        scene.Network.Fault = _ => new FakeFault.Changed(old, changed);

        Assert.Contains("the JSON is not what the API documents", Assert.Single(await scene.FailuresAsync(new Secret("t"), 1)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_that_is_no_UTF8_makes_the_listing_failed()
    {
        using var scene = Scene();
        scene.Network.Fault = _ => new FakeFault.InvalidUtf8("Add cart");

        Assert.Contains("the JSON is not what the API documents", Assert.Single(await scene.FailuresAsync(new Secret("t"), 1)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_without_end_and_lists_that_never_settle_fail()
    {
        using var endless = Scene();
        endless.Network.Fault = address => new FakeFault.Changed(
            "\"isLastPage\":true,\"nextPageStart\":null", $"\"isLastPage\":false,\"nextPageStart\":{int.Parse(address.Query[(address.Query.LastIndexOf('=') + 1)..], System.Globalization.CultureInfo.InvariantCulture) + 1}");
        using var restless = Scene();
        int opened = 100;
        restless.Network.Fault = address =>
        {
            if (restless.IsPage(address, 1))
            {
                opened++;
                restless.Rows.Insert(0, (opened, BitbucketScene.Pull(opened)));
            }

            return null;
        };

        Assert.Equal("the listing has more than 50 pages", Assert.Single(await endless.FailuresAsync(new Secret("t"), 1)).Reason);
        Assert.Equal("the list changed each time its pages were read", Assert.Single(await restless.FailuresAsync(new Secret("t"), 1)).Reason);
    }

    [Fact]
    public async Task The_first_of_the_errors_is_told_and_an_echoed_token_stays_out()
    {
        using var scene = Scene();
        scene.Network.Fault = _ => new FakeFault.Answer(401, """{"errors":[{"context":null,"message":"Authentication failed with canary-0123. Please check it.","exceptionName":"x"},{"message":"second"}]}""");

        var failure = Assert.Single(await scene.FailuresAsync(new Secret("canary-0123"), 1));

        Assert.Equal("HTTP 401: Authentication failed with ***. Please check it.", failure.Reason);
        Assert.Contains("wrong, expired or revoked", failure.Advice, StringComparison.Ordinal);
    }

    private protected override IForgeFaultScene Start() => Scene();

    private static ForgeHttp NewHttp(double seconds) => new(ForgeScene.Impatient with { AttemptTimeout = TimeSpan.FromSeconds(seconds), Retries = 1 }, TimeProvider.System, static () => 0.5, static _ => { });

    private static BitbucketScene Scene()
    {
        var scene = new BitbucketScene { PageSize = 1 };
        scene.Open(2);
        return scene;
    }
}
