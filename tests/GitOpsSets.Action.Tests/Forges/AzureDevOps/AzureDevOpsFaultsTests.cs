using System.Text;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Forges.AzureDevOps;

/// <summary>What can go wrong with Azure DevOps alone, besides what can with every forge.</summary>
public sealed class AzureDevOpsFaultsTests : ForgeFaultsTests
{
    private const string Token = "azure-canary-0123456789";

    private static readonly ForgeRepository Address = AzureDevOpsScene.Address with { Credential = new Secret(Token) };

    private protected override string Place => " of fleet/my apps/shop at dev.azure.com";

    [Fact]
    public async Task The_sign_in_page_points_at_the_token()
    {
        using var scene = Scene();
        scene.Network.Fault = _ => ForgeFaultMatrix.Find("sign-in page").Fault;

        Assert.All(await scene.FailuresAsync(new Secret(Token), 1), failure => Assert.Contains("check the token, which may be wrong or expired", failure.Advice, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_skips_nothing_or_repeats_its_token_makes_the_listing_failed()
    {
        using var scene = Scene();
        scene.Network.Fault = address => address.Query.Contains("$skip", StringComparison.Ordinal) ? Rows(100) : Rows(1, ("X-MS-ContinuationToken", "same"));

        var pulls = await scene.Pulls.ListOpenAsync(Address, TestContext.Current.CancellationToken);
        var tags = await scene.References.ListAsync(Address, ReferenceKind.Tag, TestContext.Current.CancellationToken);

        Assert.Equal("page 2: it repeats the page before", Assert.IsType<Listing<PullRequest>.Failed>(pulls).Failure.Reason);
        Assert.Contains("the listing leads back to a page already read", Assert.IsType<Listing<ForgeReference>.Failed>(tags).Failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_holds_fewer_rows_than_it_counts_makes_the_listing_failed()
    {
        using var scene = Scene();
        scene.Network.Fault = _ => new FakeFault.Answer(200, """{"value":[],"count":3}""");

        Assert.All(await scene.FailuresAsync(new Secret(Token), 1), failure => Assert.Contains("it counts 3 rows and holds 0", failure.Reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"title\":", "\"t\":")]
    [InlineData("\"displayName\":", "\"d\":")]
    [InlineData("\"sourceRefName\":", "\"s\":")]
    [InlineData("\"commitId\":\"86f7e437\"", "\"commitId\":\"\"")]
    [InlineData("\"pullRequestId\":", "\"p\":")]
    [InlineData("\"value\":", "\"values\":")]
    [InlineData("\"value\":[", "\"value\":null,\"x\":[")]
    [InlineData("\"name\":\"deploy\"", "\"id\":\"deploy\"")]
    public async Task A_row_that_lacks_what_it_must_have_makes_the_listing_failed(string old, string changed)
    {
        using var scene = Scene();
        scene.Network.Fault = _ => new FakeFault.Changed(old, changed);

        var listing = await scene.Pulls.ListOpenAsync(Address, TestContext.Current.CancellationToken);

        Assert.Contains("the JSON is not what the API documents", Assert.IsType<Listing<PullRequest>.Failed>(listing).Failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_echoed_as_it_travels_stays_out()
    {
        using var scene = Scene();
        scene.Network.Fault = _ => ForgeFaultMatrix.Problem(403, $"no {Token} {Convert.ToBase64String(Encoding.ASCII.GetBytes(":" + Token))}");

        var failure = (await scene.FailuresAsync(new Secret(Token), 1))[0];

        Assert.Equal("HTTP 403: no *** ***", failure.Reason);
    }

    private static FakeFault.Answer Rows(int count, params (string Name, string Value)[] headers)
    {
        var rows = Enumerable.Range(1, count).Select(number => AzureDevOpsScene.Pull(number, more: ""","name":"refs/tags/a","objectId":"1" """));
        return new FakeFault.Answer(200, $$"""{"value":[{{string.Join(',', rows)}}]}""") { Headers = headers };
    }

    private protected override IForgeFaultScene Start() => Scene();

    private static AzureDevOpsScene Scene()
    {
        var scene = new AzureDevOpsScene();
        scene.OpenPulls(120);
        scene.ReferenceRows.AddRange([("refs/heads/a", "b28b"), ("refs/tags/a", "b28b"), ("refs/tags/b", "f82c")]);
        return scene;
    }
}
