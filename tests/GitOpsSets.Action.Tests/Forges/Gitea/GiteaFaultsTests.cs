using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Forges.Gitea;

/// <summary>Whatever goes wrong, on the first page or a later one: the listing failed, says where and why, and shows no token.</summary>
public sealed class GiteaFaultsTests
{
    private const string Token = "gitea-canary-0123456789";

    private static readonly ForgeRepository Address = GiteaScene.Address with { Credential = new Secret(Token) };

    public static TheoryData<string, int> Matrix() => ForgeFaultMatrix.OnPages(1, 2);

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_fault_makes_every_listing_failed_and_says_where_and_why(string name, int page)
    {
        using var scene = Scene();
        var (fault, reason) = ForgeFaultMatrix.Find(name);
        scene.Network.Fault = address => address.Query.EndsWith($"page={page}", StringComparison.Ordinal) ? fault : null;

        var failures = await FailuresAsync(scene);

        Assert.All(failures, failure => Assert.Contains(reason, failure.Reason, StringComparison.Ordinal));
        Assert.All(failures, failure => Assert.Equal(page > 1, failure.Reason.StartsWith($"page {page}: ", StringComparison.Ordinal)));
        Assert.Equal(
            ["Gitea pull requests of fleet/apps at forge.example.test", "Gitea branches of fleet/apps at forge.example.test", "Gitea tags of fleet/apps at forge.example.test"],
            failures.Select(failure => failure.Source),
            StringComparer.Ordinal);
        Assert.DoesNotContain("canary", string.Join('\n', failures) + string.Join('\n', scene.Trace), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<https://forge.example.test/api/v1/repos/fleet/apps/pulls?limit=50&page=1>; rel=\"next\"", "page 2: the listing leads back to a page already read")]
    [InlineData("<https://forge.example.test/api/v1/repos/fleet/apps/pulls?cursor=x>; rel=\"next\"", "names a next page without its number")]
    [InlineData("page 2 is next", "the Link header of a page cannot be read")]
    public async Task A_link_that_cannot_be_followed_makes_a_listing_failed(string link, string reason)
    {
        using var scene = Scene();
        scene.Network.Fault = _ => new FakeFault.WithLink(link);

        Assert.All(await FailuresAsync(scene), failure => Assert.Contains(reason, failure.Reason, StringComparison.Ordinal));
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
    [MemberData(nameof(Matrix))]
    public async Task A_fault_is_no_evidence_that_anything_is_gone(string name, int asked)
    {
        using var scene = Scene();
        var (fault, _) = ForgeFaultMatrix.Find(name);
        bool isItself = name == "not found";
        scene.Network.Fault = address => asked == 2 == address.AbsolutePath.EndsWith("/fleet/apps", StringComparison.Ordinal) || (asked == 1 && isItself) ? fault : null;

        var pull = await scene.Pulls.LookUpAsync(Address, 77, TestContext.Current.CancellationToken);
        var branch = await scene.References.LookUpAsync(Address, ReferenceKind.Branch, "away", TestContext.Current.CancellationToken);
        var tag = await scene.References.LookUpAsync(Address, ReferenceKind.Tag, "away", TestContext.Current.CancellationToken);

        Assert.IsType<PullRequestEvidence.Unknown>(pull);
        Assert.Equal((EvidenceVerdict.Unknown, EvidenceVerdict.Unknown), (branch, tag));
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

    [Fact]
    public async Task Advice_names_the_scope_and_an_echoed_token_stays_out()
    {
        using var scene = Scene();
        scene.Network.Fault = _ => ForgeFaultMatrix.Problem(403, $"no {Token}");

        var failure = (await FailuresAsync(scene))[0];

        Assert.Equal("HTTP 403: no ***", failure.Reason);
        Assert.Contains("read:repository", failure.Advice, StringComparison.Ordinal);
    }

    private static GiteaScene Scene()
    {
        var scene = new GiteaScene { PageSize = 1 };
        scene.OpenPulls(2);
        scene.Rows["branches"].AddRange([("a", """{"name":"a","commit":{"id":"b28b"}}"""), ("b", """{"name":"b","commit":{"id":"f82c"}}""")]);
        scene.Rows["tags"].AddRange([("a", """{"name":"a","commit":{"sha":"b28b"}}"""), ("b", """{"name":"b","commit":{"sha":"f82c"}}""")]);
        return scene;
    }

    private static async Task<IReadOnlyList<SourceFailure>> FailuresAsync(GiteaScene scene) =>
    [
        Assert.IsType<Listing<PullRequest>.Failed>(await scene.Pulls.ListOpenAsync(Address, TestContext.Current.CancellationToken)).Failure,
        Assert.IsType<Listing<ForgeReference>.Failed>(await scene.References.ListAsync(Address, ReferenceKind.Branch, TestContext.Current.CancellationToken)).Failure,
        Assert.IsType<Listing<ForgeReference>.Failed>(await scene.References.ListAsync(Address, ReferenceKind.Tag, TestContext.Current.CancellationToken)).Failure,
    ];
}
