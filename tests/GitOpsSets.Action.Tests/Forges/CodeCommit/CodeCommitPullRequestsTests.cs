using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Forges.CodeCommit;

public sealed class CodeCommitPullRequestsTests
{
    [Fact]
    public async Task A_listing_tells_the_numbers_of_every_page_and_a_second_question_the_rest()
    {
        using var scene = new CodeCommitScene();
        scene.OpenPulls(3);

        var listing = Assert.IsType<Listing<PullRequest>.Complete>(await scene.Pulls.ListOpenAsync(CodeCommitScene.Address, TestContext.Current.CancellationToken));
        var whole = Assert.IsType<Listing<PullRequest>.Complete>(await scene.Pulls.CompleteAsync(CodeCommitScene.Address, listing.Items[0], TestContext.Current.CancellationToken));

        Assert.Equal([3, 2, 1], listing.Items.Select(static pull => pull.Number));
        var pull = Assert.Single(whole.Items);
        Assert.Equal((3L, "Add cart", "anna", "feat/cart", "f82c6178", "main"), (pull.Number, pull.Title, pull.Author, pull.HeadBranch, pull.HeadSha, pull.BaseBranch));
        Assert.Equal("https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/shop", pull.CloneUrl);
    }

    [Fact]
    public async Task Requests_are_signed_for_the_region_and_show_no_secret()
    {
        using var scene = new CodeCommitScene();

        await scene.Pulls.ListOpenAsync(CodeCommitScene.Address, TestContext.Current.CancellationToken);

        var (address, headers) = Assert.Single(scene.Network.Requests);
        Assert.Equal("codecommit.eu-west-1.amazonaws.com", address.Host);
        Assert.Equal("session-canary", headers["x-amz-security-token"]);
        Assert.Matches(
            "^AWS4-HMAC-SHA256 Credential=AKIADUMMY/[0-9]{8}/eu-west-1/codecommit/aws4_request, SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date;x-amz-security-token;x-amz-target, Signature=[0-9a-f]{64}$",
            headers["Authorization"]);
        Assert.DoesNotContain("canary", string.Join('\n', scene.Trace), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CLOSED", "f82c6178")]
    [InlineData("OPEN", "")]
    public async Task One_that_is_closed_or_names_no_commit_is_left_out(string status, string commit)
    {
        using var scene = new CodeCommitScene();
        scene.Rows.Add((1, CodeCommitScene.Pull(1, status).Replace("f82c6178", commit, StringComparison.Ordinal)));

        var whole = await scene.Pulls.CompleteAsync(CodeCommitScene.Address, new PullRequest(1, "", "", "", "", "", [], "", "", ""), TestContext.Current.CancellationToken);

        Assert.Empty(Assert.IsType<Listing<PullRequest>.Complete>(whole).Items);
    }

    [Fact]
    public async Task Only_a_closed_one_is_gone()
    {
        using var scene = new CodeCommitScene();
        scene.Rows.AddRange([(1, CodeCommitScene.Pull(1)), (2, CodeCommitScene.Pull(2, "CLOSED")), (3, CodeCommitScene.Pull(3, "MERGING")), (4, CodeCommitScene.Pull(4).Replace("f82c6178", "", StringComparison.Ordinal))]);
        scene.Rows.Add((5, CodeCommitScene.Pull(5, "CLOSED").Replace("\"shop\"", "\"other\"", StringComparison.Ordinal)));

        Assert.IsType<PullRequestEvidence.Open>(await LookUpAsync(scene, 1));
        Assert.IsType<PullRequestEvidence.Closed>(await LookUpAsync(scene, 2));
        Assert.IsType<PullRequestEvidence.Unknown>(await LookUpAsync(scene, 3));
        Assert.IsType<PullRequestEvidence.Unknown>(await LookUpAsync(scene, 4));
        Assert.Contains("it belongs to the repository 'other'", Assert.IsType<PullRequestEvidence.Unknown>(await LookUpAsync(scene, 5)).Failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_does_not_exist_is_not_gone_because_nobody_can_delete_it()
    {
        using var scene = new CodeCommitScene();

        var evidence = Assert.IsType<PullRequestEvidence.Unknown>(await LookUpAsync(scene, 7));

        Assert.Equal("HTTP 400: PullRequestDoesNotExistException: gone", evidence.Failure.Reason);
    }

    [Theory]
    [InlineData("http://git-codecommit.eu-west-1.amazonaws.com")]
    [InlineData("https://git-codecommit.eu-west-1.amazonaws.com.evil.test")]
    [InlineData("https://git-codecommit.evil.test")]
    [InlineData("https://codecommit.eu-west-1.amazonaws.com")]
    [InlineData("https://git-codecommit.eu-west-1.amazonaws.com:444")]
    public async Task Nothing_is_signed_for_a_host_that_is_not_of_AWS(string server)
    {
        using var scene = new CodeCommitScene();
        var elsewhere = CodeCommitScene.Address with { Server = new Uri(server) };

        var pulls = await scene.Pulls.ListOpenAsync(elsewhere, TestContext.Current.CancellationToken);
        var branches = await scene.References.ListAsync(elsewhere, ReferenceKind.Branch, TestContext.Current.CancellationToken);

        Assert.Contains("is no server of AWS CodeCommit", Assert.IsType<Listing<PullRequest>.Failed>(pulls).Failure.Reason, StringComparison.Ordinal);
        Assert.Contains("is no server of AWS CodeCommit", Assert.IsType<Listing<ForgeReference>.Failed>(branches).Failure.Reason, StringComparison.Ordinal);
        Assert.Empty(scene.Network.Requests);
    }

    private static Task<PullRequestEvidence> LookUpAsync(CodeCommitScene scene, long number) =>
        scene.Pulls.LookUpAsync(CodeCommitScene.Address, number, TestContext.Current.CancellationToken);
}
