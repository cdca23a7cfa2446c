using System.Text;
using GitOpsSets.Action.Forges;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Forges.AzureDevOps;

public sealed class AzureDevOpsPullRequestsTests
{
    [Fact]
    public async Task Reads_every_field_of_a_pull_request_and_says_which_version_it_means()
    {
        using var scene = new AzureDevOpsScene();
        scene.PullRows.Add((12, AzureDevOpsScene.Pull(12)));

        var item = Assert.Single(await CompleteAsync(scene));

        Assert.Equal((12, "Add cart", "Dev Anna", "feat/cart", "86f7e437", "main"), (item.Number, item.Title, item.Author, item.HeadBranch, item.HeadSha, item.BaseBranch));
        Assert.Equal(["deploy", "old"], item.Labels);
        Assert.Equal(("shop", false, false), (item.HeadRepository, item.IsDraft, item.IsFork));
        var request = Assert.Single(scene.Network.Requests);
        Assert.Equal("https://dev.azure.com/fleet/my%20apps/_apis/git/repositories/shop/pullRequests?searchCriteria.status=active&$top=100&$skip=0", request.Address.AbsoluteUri);
        Assert.Equal("application/json; api-version=7.1-preview.1", request.Headers["Accept"].Replace(";api", "; api", StringComparison.Ordinal));
        Assert.Equal("Suppress", request.Headers["X-TFS-FedAuthRedirect"]);
        Assert.False(request.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task Takes_drafts_forks_and_references_of_other_kinds_as_they_come()
    {
        using var scene = new AzureDevOpsScene();
        scene.PullRows.Add((9, """{"pullRequestId":9,"title":"x","createdBy":{"displayName":"d"},"sourceRefName":"refs/pull/9/merge","lastMergeSourceCommit":{"commitId":"s"},"isDraft":true,"forkSource":{"name":"refs/heads/a","repository":{"name":"theirs","remoteUrl":"https://dev.azure.com/other/_git/theirs"}}}"""));

        var item = Assert.Single(await CompleteAsync(scene));

        Assert.Equal(("refs/pull/9/merge", "theirs", "https://dev.azure.com/other/_git/theirs"), (item.HeadBranch, item.HeadRepository, item.CloneUrl));
        Assert.Equal((true, true), (item.IsDraft, item.IsFork));
        Assert.Empty(item.Labels);
    }

    [Fact]
    public async Task Reads_on_while_pages_are_full_until_two_readings_agree()
    {
        using var scene = new AzureDevOpsScene();
        scene.OpenPulls(250);

        var items = await CompleteAsync(scene);

        Assert.Equal(Enumerable.Range(1, 250).Reverse().Select(number => (long)number), items.Select(item => item.Number));
        Assert.Equal(["0", "100", "200", "0", "100", "200"], scene.Network.Requests.Select(request => request.Address.Query[(request.Address.Query.LastIndexOf('=') + 1)..]), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_pull_request_that_completes_between_two_pages_hides_no_other()
    {
        using var scene = new AzureDevOpsScene();
        scene.OpenPulls(150);
        scene.Network.Fault = address =>
        {
            if (address.Query.EndsWith("$skip=100", StringComparison.Ordinal))
            {
                scene.PullRows.RemoveAll(row => row.Number == 120);
            }

            return null;
        };

        var items = await CompleteAsync(scene);

        Assert.Equal(149, items.Count);
        Assert.Contains(items, item => item.Number == 50);
    }

    [Fact]
    public async Task Completed_abandoned_and_unknown_ones_of_a_readable_repository_are_closed()
    {
        using var scene = new AzureDevOpsScene();
        scene.PullRows.AddRange([(6, """{"pullRequestId":6,"status":"completed"}"""), (7, """{"pullRequestId":7,"status":"abandoned"}"""), (8, AzureDevOpsScene.Pull(8))]);

        var completed = await LookUpAsync(scene, 6);
        var abandoned = await LookUpAsync(scene, 7);
        var active = await LookUpAsync(scene, 8);
        var missing = await LookUpAsync(scene, 9);
        scene.IsReadable = false;
        var hidden = await LookUpAsync(scene, 9);

        Assert.IsType<PullRequestEvidence.Closed>(completed);
        Assert.IsType<PullRequestEvidence.Closed>(abandoned);
        Assert.Equal(["deploy", "old"], Assert.IsType<PullRequestEvidence.Open>(active).PullRequest.Labels);
        Assert.IsType<PullRequestEvidence.Closed>(missing);
        Assert.IsType<PullRequestEvidence.Unknown>(hidden);
    }

    [Fact]
    public async Task Labels_that_a_single_pull_request_does_not_tell_are_asked_for()
    {
        using var scene = new AzureDevOpsScene();
        scene.PullRows.Add((8, AzureDevOpsScene.Pull(8, more: "")));

        var told = await LookUpAsync(scene, 8);
        scene.Network.Fault = address => address.AbsolutePath.EndsWith("/labels", StringComparison.Ordinal) ? ForgeFaultMatrix.Problem(403, "no") : null;
        var untold = await LookUpAsync(scene, 8);

        Assert.Equal(["deploy"], Assert.IsType<PullRequestEvidence.Open>(told).PullRequest.Labels);
        Assert.IsType<PullRequestEvidence.Unknown>(untold);
    }

    [Theory]
    [InlineData("""{"pullRequestId":8,"status":"completed"}""")]
    [InlineData("""{"pullRequestId":7,"status":"notSet"}""")]
    [InlineData("""{"pullRequestId":7}""")]
    [InlineData("""{"pullRequestId":7,"status":"active","title":"half"}""")]
    public async Task Another_number_another_state_or_half_a_description_is_no_evidence(string answer)
    {
        using var scene = new AzureDevOpsScene();
        scene.PullRows.Add((7, answer));

        Assert.IsType<PullRequestEvidence.Unknown>(await LookUpAsync(scene, 7));
    }

    [Fact]
    public async Task The_token_is_a_password_without_a_user_and_goes_to_its_own_host()
    {
        var home = new HomeForge(new Uri("https://tfs.example.test"), new Uri("https://tfs.example.test/api/"), new Secret("own-canary"));
        using var scene = new AzureDevOpsScene(home);

        await scene.Pulls.ListOpenAsync(AzureDevOpsScene.Address, TestContext.Current.CancellationToken);
        await scene.Pulls.ListOpenAsync(AzureDevOpsScene.Address with { Credential = new Secret("given\n") }, TestContext.Current.CancellationToken);
        var empty = await scene.Pulls.ListOpenAsync(AzureDevOpsScene.Address with { Credential = new Secret("") }, TestContext.Current.CancellationToken);

        Assert.Equal([null, "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes(":given"))], scene.Network.Requests.Select(request => request.Headers.GetValueOrDefault("Authorization")), StringComparer.Ordinal);
        Assert.Contains("is empty", Assert.IsType<Listing<PullRequest>.Failed>(empty).Failure.Reason, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<PullRequest>> CompleteAsync(AzureDevOpsScene scene) =>
        Assert.IsType<Listing<PullRequest>.Complete>(await scene.Pulls.ListOpenAsync(AzureDevOpsScene.Address, TestContext.Current.CancellationToken)).Items;

    private static Task<PullRequestEvidence> LookUpAsync(AzureDevOpsScene scene, long number) => scene.Pulls.LookUpAsync(AzureDevOpsScene.Address, number, TestContext.Current.CancellationToken);
}
