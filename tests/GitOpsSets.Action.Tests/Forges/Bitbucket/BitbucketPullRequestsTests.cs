using System.Collections.Immutable;
using GitOpsSets.Action.Forges;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Forges.Bitbucket;

public sealed class BitbucketPullRequestsTests
{
    [Fact]
    public async Task Reads_every_field_of_a_pull_request()
    {
        using var scene = new BitbucketScene();
        scene.Rows.Add((31, BitbucketScene.Pull(31)));

        var item = Assert.Single(await CompleteAsync(scene));

        Assert.Equal((31, "Add cart", "anna", "feat/cart", "a1a1a1a1", "main"), (item.Number, item.Title, item.Author, item.HeadBranch, item.HeadSha, item.BaseBranch));
        Assert.Equal(("ACME/shop", "https://bitbucket.example.test/scm/ACME/shop.git", "ssh://git@bitbucket.example.test:7999/ACME/shop.git"), (item.HeadRepository, item.CloneUrl, item.CloneSshUrl));
        Assert.Equal((false, false), (item.IsDraft, item.IsFork));
        Assert.Empty(item.Labels);
    }

    [Fact]
    public async Task Takes_forks_drafts_and_servers_that_offer_no_clone_urls_as_they_come()
    {
        using var scene = new BitbucketScene();
        scene.Rows.Add((3, BitbucketScene.Pull(3, project: "~anna", repository: 12).Replace("\"draft\":false,\"author\":{\"user\":{\"name\":\"anna\",\"slug\":\"anna\",\"id\":9}}", "\"draft\":true", StringComparison.Ordinal)));
        scene.Rows.Add((2, """{"id":2,"title":"x","state":"OPEN","fromRef":{"displayId":"b","latestCommit":"c","repository":{"slug":"shop","id":3,"project":{"key":"ACME"},"links":{"self":[]}}},"toRef":{"displayId":"main","repository":{"slug":"shop","id":3,"project":{"key":"ACME"}}}}"""));

        var items = await CompleteAsync(scene);

        Assert.Equal(("~anna/shop", true, true, ""), (items[0].HeadRepository, items[0].IsFork, items[0].IsDraft, items[0].Author));
        Assert.Equal(("ACME/shop", false, "", ""), (items[1].HeadRepository, items[1].IsFork, items[1].CloneUrl, items[1].CloneSshUrl));
    }

    [Fact]
    public async Task Reads_pages_where_the_server_says_they_start_until_two_readings_agree()
    {
        using var scene = new BitbucketScene { PageSize = 2, Hidden = 5 };
        scene.Open(5);

        var items = await CompleteAsync(scene);

        Assert.Equal([5, 4, 3, 2, 1], items.Select(item => item.Number));
        Assert.Equal(
            Enumerable.Repeat<string[]>(["0", "7", "14"], 2).SelectMany(start => start).Select(start => $"?state=OPEN&order=NEWEST&limit=100&start={start}"),
            scene.Network.Requests.Select(request => request.Address.Query),
            StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_pull_request_that_closes_between_two_pages_hides_no_other()
    {
        using var scene = new BitbucketScene { PageSize = 2 };
        scene.Open(5);
        scene.Network.Fault = request =>
        {
            if (request.Query.EndsWith("start=2", StringComparison.Ordinal))
            {
                scene.Rows.RemoveAll(row => row.Number == 5);
            }

            return null;
        };

        Assert.Equal([4, 3, 2, 1], (await CompleteAsync(scene)).Select(item => item.Number));
    }

    [Fact]
    public async Task Declined_and_merged_pull_requests_and_unknown_numbers_of_a_readable_repository_are_closed()
    {
        using var scene = new BitbucketScene();
        scene.Rows.AddRange([(6, BitbucketScene.Pull(6, "MERGED")), (7, BitbucketScene.Pull(7, "DECLINED")), (8, BitbucketScene.Pull(8))]);

        var (merged, declined, open, missing) = (await LookUpAsync(scene, 6), await LookUpAsync(scene, 7), await LookUpAsync(scene, 8), await LookUpAsync(scene, 9));
        scene.IsReadable = false;
        var hidden = await LookUpAsync(scene, 9);

        Assert.All([merged, declined, missing], evidence => Assert.IsType<PullRequestEvidence.Closed>(evidence));
        Assert.Equal(8, Assert.IsType<PullRequestEvidence.Open>(open).PullRequest.Number);
        Assert.Contains("Repository ACME/shop does not exist.", Assert.IsType<PullRequestEvidence.Unknown>(hidden).Failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_about_another_number_or_of_another_state_is_no_evidence()
    {
        using var scene = new BitbucketScene();
        scene.Rows.AddRange([(7, BitbucketScene.Pull(8, "DECLINED")), (9, BitbucketScene.Pull(9, "SUPERSEDED"))]);

        Assert.IsType<PullRequestEvidence.Unknown>(await LookUpAsync(scene, 7));
        Assert.IsType<PullRequestEvidence.Unknown>(await LookUpAsync(scene, 9));
    }

    [Fact]
    public async Task A_token_given_for_the_server_goes_to_it_alone_and_the_definitions_wins()
    {
        using var scene = new BitbucketScene(new ForgeTokens(null, [new HostToken(new Uri("https://bitbucket.example.test"), new Secret("given-canary"))], []));
        scene.Open(1);

        await scene.Pulls.ListOpenAsync(BitbucketScene.Address, TestContext.Current.CancellationToken);
        await scene.Pulls.ListOpenAsync(BitbucketScene.Address with { Credential = new Secret(" named ") }, TestContext.Current.CancellationToken);
        await scene.Pulls.ListOpenAsync(BitbucketScene.Address with { Server = new Uri("https://bitbucket.example.test:8443") }, TestContext.Current.CancellationToken);
        await scene.Pulls.ListOpenAsync(BitbucketScene.Address with { Server = new Uri("http://bitbucket.example.test") }, TestContext.Current.CancellationToken);

        Assert.Equal(["Bearer given-canary", "Bearer named", null, null], scene.Network.Requests.Select(request => request.Headers.GetValueOrDefault("Authorization")), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_server_may_live_below_a_path()
    {
        using var scene = new BitbucketScene();

        await scene.Pulls.ListOpenAsync(BitbucketScene.Address with { Server = new Uri("https://acme.example.test/bitbucket/"), Path = "~anna/shop" }, TestContext.Current.CancellationToken);

        Assert.Equal("/bitbucket/rest/api/1.0/projects/~anna/repos/shop/pull-requests", Assert.Single(scene.Network.Requests).Address.AbsolutePath);
    }

    [Theory]
    [InlineData("shop")]
    [InlineData("ACME/..")]
    [InlineData("ACME/shop/more")]
    [InlineData("/shop")]
    public async Task A_path_that_names_no_repository_is_not_asked_for(string path)
    {
        using var scene = new BitbucketScene();

        var listing = await scene.Pulls.ListOpenAsync(BitbucketScene.Address with { Path = path }, TestContext.Current.CancellationToken);

        Assert.Contains("does not name a repository", Assert.IsType<Listing<PullRequest>.Failed>(listing).Failure.Reason, StringComparison.Ordinal);
        Assert.Empty(scene.Network.Requests);
    }

    private static async Task<ImmutableArray<PullRequest>> CompleteAsync(BitbucketScene scene) =>
        Assert.IsType<Listing<PullRequest>.Complete>(await scene.Pulls.ListOpenAsync(BitbucketScene.Address, TestContext.Current.CancellationToken)).Items;

    private static Task<PullRequestEvidence> LookUpAsync(BitbucketScene scene, long number) => scene.Pulls.LookUpAsync(BitbucketScene.Address, number, TestContext.Current.CancellationToken);
}
