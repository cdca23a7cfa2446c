using GitOpsSets.Engine.Ports;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Forges.CodeCommit;

/// <summary>Whatever goes wrong, on the first page or a later one: the listing failed, says where and why, and shows no secret.</summary>
public sealed class CodeCommitFaultsTests
{
    public static TheoryData<string, int> Pages() => ForgeFaultMatrix.OnPages(1, 2);

    public static TheoryData<string> Faults() => [.. ForgeFaultMatrix.Names];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_fault_makes_the_listing_of_pull_requests_failed_and_says_where_and_why(string name, int page)
    {
        using var scene = new CodeCommitScene();
        scene.OpenPulls(2);
        var (fault, reason) = ForgeFaultMatrix.Find(name);
        scene.Network.Fault = address => page == 2 == address.Query.Contains("nextToken", StringComparison.Ordinal) ? fault : null;

        var failure = Assert.IsType<Listing<PullRequest>.Failed>(await scene.Pulls.ListOpenAsync(CodeCommitScene.Address, TestContext.Current.CancellationToken)).Failure;

        Assert.Equal("AWS CodeCommit pull requests of shop at git-codecommit.eu-west-1.amazonaws.com", failure.Source);
        Assert.Contains(reason, failure.Reason, StringComparison.Ordinal);
        Assert.Equal(page > 1, failure.Reason.StartsWith($"page {page}: ", StringComparison.Ordinal));
        Assert.DoesNotContain("canary", failure + string.Join('\n', scene.Trace), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_at_a_single_pull_request_is_neither_an_answer_nor_evidence(string name)
    {
        using var scene = new CodeCommitScene();
        scene.OpenPulls(1);
        var (fault, reason) = ForgeFaultMatrix.Find(name);
        scene.Network.Fault = _ => fault;

        var whole = await scene.Pulls.CompleteAsync(CodeCommitScene.Address, new PullRequest(1, "", "", "", "", "", [], "", "", ""), TestContext.Current.CancellationToken);
        var evidence = await scene.Pulls.LookUpAsync(CodeCommitScene.Address, 1, TestContext.Current.CancellationToken);

        var failure = Assert.IsType<Listing<PullRequest>.Failed>(whole).Failure;
        Assert.Equal("AWS CodeCommit pull request #1 of shop at git-codecommit.eu-west-1.amazonaws.com", failure.Source);
        Assert.Contains(reason, failure.Reason, StringComparison.Ordinal);
        Assert.Equal(failure, Assert.IsType<PullRequestEvidence.Unknown>(evidence).Failure);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_makes_the_listing_of_references_failed_and_is_no_evidence(string name)
    {
        using var scene = new CodeCommitScene();
        var (fault, reason) = ForgeFaultMatrix.Find(name);
        scene.Network.Fault = _ => fault;

        var listing = await scene.References.ListAsync(CodeCommitScene.Address, ReferenceKind.Branch, TestContext.Current.CancellationToken);
        var verdict = await scene.References.LookUpAsync(CodeCommitScene.Address, ReferenceKind.Branch, "away", TestContext.Current.CancellationToken);

        var failure = Assert.IsType<Listing<ForgeReference>.Failed>(listing).Failure;
        Assert.Equal("AWS CodeCommit branches of shop at git-codecommit.eu-west-1.amazonaws.com", failure.Source);
        Assert.Contains(OfReferences(fault, reason), failure.Reason, StringComparison.Ordinal);
        Assert.Equal(EvidenceVerdict.Unknown, verdict);
        Assert.DoesNotContain("canary", failure + string.Join('\n', scene.Trace), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_comes_again_and_a_list_that_never_settles_fail()
    {
        using var circling = new CodeCommitScene();
        circling.Network.Fault = _ => Amazon(200, """{"pullRequestIds":[],"nextToken":"again"}""");
        using var restless = new CodeCommitScene();
        restless.OpenPulls(2);
        int opened = 100;
        restless.Network.Fault = address =>
        {
            if (!address.Query.Contains("nextToken", StringComparison.Ordinal))
            {
                opened++;
                restless.Rows.Insert(0, (opened, CodeCommitScene.Pull(opened)));
            }

            return null;
        };

        var around = await circling.Pulls.ListOpenAsync(CodeCommitScene.Address, TestContext.Current.CancellationToken);
        var moving = await restless.Pulls.ListOpenAsync(CodeCommitScene.Address, TestContext.Current.CancellationToken);

        Assert.Equal("page 3: the listing leads back to a page already read", Assert.IsType<Listing<PullRequest>.Failed>(around).Failure.Reason);
        Assert.Equal("the list changed each time its pages were read", Assert.IsType<Listing<PullRequest>.Failed>(moving).Failure.Reason);
    }

    [Fact]
    public async Task A_list_that_shrinks_between_two_pages_is_read_again()
    {
        using var scene = new CodeCommitScene();
        scene.OpenPulls(3);
        scene.Network.Fault = address =>
        {
            if (scene.Rows.Count == 3 && address.Query.Contains("nextToken", StringComparison.Ordinal))
            {
                scene.Rows.RemoveAt(0);
            }

            return null;
        };

        var listing = Assert.IsType<Listing<PullRequest>.Complete>(await scene.Pulls.ListOpenAsync(CodeCommitScene.Address, TestContext.Current.CancellationToken));

        Assert.Equal([2, 1], listing.Items.Select(static pull => pull.Number));
    }

    [Fact]
    public async Task Throttling_is_waited_out_for_a_moment_and_then_told()
    {
        using var passing = new CodeCommitScene();
        passing.OpenPulls(1);
        int asked = 0;
        passing.Network.Fault = _ => asked++ == 0 ? Amazon(400, """{"__type":"ThrottlingException","message":"Rate exceeded"}""") : null;
        using var lasting = new CodeCommitScene();
        lasting.Network.Fault = _ => Amazon(400, """{"__type":"com.amazon.coral.availability#ThrottlingException","message":"Rate exceeded"}""");

        var answered = await passing.Pulls.ListOpenAsync(CodeCommitScene.Address, TestContext.Current.CancellationToken);
        var refused = await lasting.Pulls.ListOpenAsync(CodeCommitScene.Address, TestContext.Current.CancellationToken);

        Assert.Single(Assert.IsType<Listing<PullRequest>.Complete>(answered).Items);
        Assert.Equal("HTTP 400: ThrottlingException: Rate exceeded (rate limit)", Assert.IsType<Listing<PullRequest>.Failed>(refused).Failure.Reason);
    }

    [Theory]
    [InlineData("AccessDeniedException", "codecommit:ListPullRequests")]
    [InlineData("ExpiredTokenException", "expired")]
    [InlineData("InvalidSignatureException", "clock")]
    [InlineData("UnrecognizedClientException", "access key")]
    [InlineData("RepositoryDoesNotExistException", "region")]
    [InlineData("EncryptionKeyAccessDeniedException", "kms:Decrypt")]
    [InlineData("InvalidParameterException", "Check the server URL")]
    public async Task What_AWS_calls_the_fault_decides_the_advice(string code, string advice)
    {
        using var scene = new CodeCommitScene();
        scene.Network.Fault = _ => Amazon(400, $$"""{"__type":"{{code}}","Message":"no {{CodeCommitScene.Secret}}"}""");

        var failure = Assert.IsType<Listing<PullRequest>.Failed>(await scene.Pulls.ListOpenAsync(CodeCommitScene.Address, TestContext.Current.CancellationToken)).Failure;

        Assert.Equal($"HTTP 400: {code}: no ***", failure.Reason);
        Assert.Contains(advice, failure.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"pullRequestIds":["x"]}""")]
    [InlineData("""{"pullRequestIds":["0"]}""")]
    [InlineData("""{"pullRequestIds":[null]}""")]
    [InlineData("""{"pullRequestIds":[12]}""")]
    [InlineData("""{"pullRequestIds":null}""")]
    [InlineData("""{"nextToken":"1"}""")]
    public async Task A_page_that_is_not_the_documented_one_is_none(string page)
    {
        using var scene = new CodeCommitScene();
        scene.Network.Fault = _ => Amazon(200, page);

        var listing = await scene.Pulls.ListOpenAsync(CodeCommitScene.Address, TestContext.Current.CancellationToken);

        Assert.Contains("the JSON is not what the API documents", Assert.IsType<Listing<PullRequest>.Failed>(listing).Failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_about_another_pull_request_is_none()
    {
        using var scene = new CodeCommitScene();
        scene.Network.Fault = _ => Amazon(200, CodeCommitScene.Pull(2, "CLOSED"));

        var evidence = await scene.Pulls.LookUpAsync(CodeCommitScene.Address, 1, TestContext.Current.CancellationToken);

        Assert.Equal("the answer is about number 2", Assert.IsType<PullRequestEvidence.Unknown>(evidence).Failure.Reason);
    }

    private static FakeFault.Answer Amazon(int status, string body) => new(status, body, "application/x-amz-json-1.1");

    // What git sends is no JSON: an answer with status 200 is told by its content type, half of the right one by its end.
    private static string OfReferences(FakeFault fault, string reason) => fault switch
    {
        FakeFault.Answer { Status: 200, Body.Length: < 1000 } => "instead of git references",
        FakeFault.HalfTheJson => "it was cut short or changed on its way",
        _ => reason,
    };
}
