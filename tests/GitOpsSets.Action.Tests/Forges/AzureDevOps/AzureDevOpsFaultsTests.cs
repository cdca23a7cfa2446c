using System.Text;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Forges.AzureDevOps;

/// <summary>Whatever goes wrong, on the first page or a later one: the listing failed, says where and why, and shows no token.</summary>
public sealed class AzureDevOpsFaultsTests
{
    private const string Token = "azure-canary-0123456789";

    private static readonly ForgeRepository Address = AzureDevOpsScene.Address with { Credential = new Secret(Token) };

    public static TheoryData<string, int> Matrix() => ForgeFaultMatrix.OnPages(1, 2);

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_fault_makes_every_listing_failed_and_says_where_and_why(string name, int page)
    {
        using var scene = Scene();
        var (fault, reason) = ForgeFaultMatrix.Find(name);
        scene.Network.Fault = address => (page == 2) == (address.Query.EndsWith("$skip=100", StringComparison.Ordinal) || address.Query.Contains("continuationToken", StringComparison.Ordinal)) ? fault : null;

        var failures = await FailuresAsync(scene, page);

        Assert.All(failures, failure => Assert.Contains(reason, failure.Reason, StringComparison.Ordinal));
        Assert.All(failures, failure => Assert.Equal(page > 1, failure.Reason.StartsWith($"page {page}: ", StringComparison.Ordinal)));
        Assert.All(failures, failure => Assert.EndsWith(" of fleet/my apps/shop at dev.azure.com", failure.Source, StringComparison.Ordinal));
        Assert.DoesNotContain("canary", string.Join('\n', failures) + string.Join('\n', scene.Trace), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sign_in_page_points_at_the_token()
    {
        using var scene = Scene();
        scene.Network.Fault = _ => ForgeFaultMatrix.Find("sign-in page").Fault;

        Assert.All(await FailuresAsync(scene, 1), failure => Assert.Contains("check the token, which may be wrong or expired", failure.Advice, StringComparison.Ordinal));
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

        Assert.All(await FailuresAsync(scene, 1), failure => Assert.Contains("it counts 3 rows and holds 0", failure.Reason, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_fault_is_no_evidence_that_anything_is_gone(string name, int asked)
    {
        using var scene = Scene();
        var (fault, _) = ForgeFaultMatrix.Find(name);
        bool isItself = name == "not found";
        scene.Network.Fault = address => asked == 2 == address.AbsolutePath.EndsWith("/shop", StringComparison.Ordinal) || (asked == 1 && isItself) ? fault : null;

        var pull = await scene.Pulls.LookUpAsync(Address, 777, TestContext.Current.CancellationToken);
        var branch = await scene.References.LookUpAsync(Address, ReferenceKind.Branch, "away", TestContext.Current.CancellationToken);
        var tag = await scene.References.LookUpAsync(Address, ReferenceKind.Tag, "away", TestContext.Current.CancellationToken);

        Assert.IsType<PullRequestEvidence.Unknown>(pull);
        Assert.Equal((EvidenceVerdict.Unknown, EvidenceVerdict.Unknown), (branch, tag));
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
    public async Task Advice_names_the_scope_and_an_echoed_token_stays_out_in_both_its_forms()
    {
        using var scene = Scene();
        scene.Network.Fault = _ => ForgeFaultMatrix.Problem(403, $"no {Token} {Convert.ToBase64String(Encoding.ASCII.GetBytes(":" + Token))}");

        var failure = (await FailuresAsync(scene, 1))[0];

        Assert.Equal("HTTP 403: no *** ***", failure.Reason);
        Assert.Contains("Code (read)", failure.Advice, StringComparison.Ordinal);
    }

    private static FakeFault.Answer Rows(int count, params (string Name, string Value)[] headers)
    {
        var rows = Enumerable.Range(1, count).Select(number => AzureDevOpsScene.Pull(number, more: ""","name":"refs/tags/a","objectId":"1" """));
        return new FakeFault.Answer(200, $$"""{"value":[{{string.Join(',', rows)}}]}""") { Headers = headers };
    }

    private static AzureDevOpsScene Scene()
    {
        var scene = new AzureDevOpsScene();
        scene.OpenPulls(120);
        scene.ReferenceRows.AddRange([("refs/heads/a", "b28b"), ("refs/tags/a", "b28b"), ("refs/tags/b", "f82c")]);
        return scene;
    }

    // branches come in one piece
    private static async Task<IReadOnlyList<SourceFailure>> FailuresAsync(AzureDevOpsScene scene, int page)
    {
        List<SourceFailure> failures =
        [
            Assert.IsType<Listing<PullRequest>.Failed>(await scene.Pulls.ListOpenAsync(Address, TestContext.Current.CancellationToken)).Failure,
            Assert.IsType<Listing<ForgeReference>.Failed>(await scene.References.ListAsync(Address, ReferenceKind.Tag, TestContext.Current.CancellationToken)).Failure,
        ];
        if (page == 1)
        {
            failures.Add(Assert.IsType<Listing<ForgeReference>.Failed>(await scene.References.ListAsync(Address, ReferenceKind.Branch, TestContext.Current.CancellationToken)).Failure);
        }

        return failures;
    }
}
