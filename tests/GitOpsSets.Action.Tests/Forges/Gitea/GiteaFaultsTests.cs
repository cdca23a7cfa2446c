using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Forges.Gitea;

/// <summary>What can go wrong with Gitea alone, besides what can with every forge.</summary>
public sealed class GiteaFaultsTests : ForgeFaultsTests
{
    private const string Token = "gitea-canary-0123456789";

    private static readonly ForgeRepository Address = GiteaScene.Address with { Credential = new Secret(Token) };

    private protected override string Place => " of fleet/apps at forge.example.test";

    [Theory]
    [InlineData("<https://forge.example.test/api/v1/repos/fleet/apps/pulls?limit=50&page=1>; rel=\"next\"", "page 2: the listing leads back to a page already read")]
    [InlineData("<https://forge.example.test/api/v1/repos/fleet/apps/pulls?cursor=x>; rel=\"next\"", "names a next page without its number")]
    [InlineData("page 2 is next", "the Link header of a page cannot be read")]
    public async Task A_link_that_cannot_be_followed_makes_a_listing_failed(string link, string reason)
    {
        using var scene = Scene();
        scene.Network.Fault = _ => new FakeFault.WithLink(link);

        Assert.All(await scene.FailuresAsync(new Secret(Token), 1), failure => Assert.Contains(reason, failure.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Links_without_end_and_lists_that_never_settle_fail()
    {
        using var endless = Scene();
        endless.Network.Fault = address => new FakeFault.WithLink($"</x?page={int.Parse(address.Query[(address.Query.LastIndexOf('=') + 1)..], System.Globalization.CultureInfo.InvariantCulture) + 1}>; rel=\"next\"");
        using var restless = Scene();
        int opened = 100;
        restless.Network.Fault = address =>
        {
            if (address.Query.EndsWith("page=1", StringComparison.Ordinal))
            {
                opened++;
                restless.Rows["pulls"].Insert(0, ("new", GiteaScene.Pull(opened)));
            }

            return null;
        };

        var without = await endless.Pulls.ListOpenAsync(Address, TestContext.Current.CancellationToken);
        var moving = await restless.Pulls.ListOpenAsync(Address, TestContext.Current.CancellationToken);

        Assert.Equal("the listing has more than 50 pages", Assert.IsType<Listing<PullRequest>.Failed>(without).Failure.Reason);
        Assert.Equal("the list changed each time its pages were read", Assert.IsType<Listing<PullRequest>.Failed>(moving).Failure.Reason);
    }

    [Theory]
    [InlineData("\"head\":", "\"neck\":")]
    [InlineData("\"sha\":\"f82c6178\"", "\"sha\":\"\"")]
    [InlineData("\"title\":\"Add cart\"", "\"title\":null")]
    [InlineData("\"number\":", "\"number\":0,\"n\":")]
    [InlineData("\"name\":\"web\"", "\"name\":null")]
    [InlineData("\"state\":", "\"state\":\"open\",\"state\":")]
    public async Task A_row_that_lacks_what_it_must_have_makes_the_listing_failed(string old, string changed)
    {
        using var scene = Scene();
        scene.Network.Fault = _ => new FakeFault.Changed(old, changed);

        var listing = await scene.Pulls.ListOpenAsync(Address, TestContext.Current.CancellationToken);

        Assert.Contains("the JSON is not what the API documents", Assert.IsType<Listing<PullRequest>.Failed>(listing).Failure.Reason, StringComparison.Ordinal);
    }

    private protected override IForgeFaultScene Start() => Scene();

    private static GiteaScene Scene()
    {
        var scene = new GiteaScene { PageSize = 1 };
        scene.OpenPulls(2);
        scene.Rows["branches"].AddRange([("a", """{"name":"a","commit":{"id":"b28b"}}"""), ("b", """{"name":"b","commit":{"id":"f82c"}}""")]);
        scene.Rows["tags"].AddRange([("a", """{"name":"a","commit":{"sha":"b28b"}}"""), ("b", """{"name":"b","commit":{"sha":"f82c"}}""")]);
        return scene;
    }
}
