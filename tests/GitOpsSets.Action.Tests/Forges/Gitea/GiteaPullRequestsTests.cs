using GitOpsSets.Action.Forges;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Forges.Gitea;

public sealed class GiteaPullRequestsTests
{
    [Fact]
    public async Task Reads_every_field_of_a_pull_request()
    {
        using var scene = new GiteaScene();
        scene.Rows["pulls"].Add(("12", GiteaScene.Pull(12)));

        var item = Assert.Single(await CompleteAsync(scene));

        Assert.Equal((12, "Add cart", "anna", "feat/cart", "f82c6178", "main"), (item.Number, item.Title, item.Author, item.HeadBranch, item.HeadSha, item.BaseBranch));
        Assert.Equal(["deploy", "web"], item.Labels);
        Assert.Equal(("fleet/apps", "https://forge.example.test/fleet/apps.git", "git@forge.example.test:fleet/apps.git"), (item.HeadRepository, item.CloneUrl, item.CloneSshUrl));
        Assert.Equal((false, false), (item.IsDraft, item.IsFork));
    }

    [Fact]
    public async Task Takes_drafts_forks_and_missing_users_labels_and_repositories_as_they_come()
    {
        using var scene = new GiteaScene();
        scene.Rows["pulls"].Add(("3", """{"number":3,"user":null,"title":"WIP: x","labels":null,"state":"open","draft":true,"head":{"ref":"refs/pull/3/head","sha":"a1","repo_id":9,"repo":null},"base":{"ref":"main","sha":"b","repo_id":1}}"""));

        var item = Assert.Single(await CompleteAsync(scene));

        Assert.Equal(("", "", "refs/pull/3/head"), (item.Author, item.HeadRepository, item.HeadBranch));
        Assert.Equal((true, true), (item.IsDraft, item.IsFork));
        Assert.Empty(item.Labels);
    }

    [Fact]
    public async Task Reads_pages_to_the_end_by_their_numbers_on_the_server_that_was_asked_until_two_readings_agree()
    {
        using var scene = new GiteaScene { PageSize = 50 };
        scene.OpenPulls(120);

        var items = await CompleteAsync(scene);

        Assert.Equal(Enumerable.Range(1, 120).Reverse().Select(number => (long)number), items.Select(item => item.Number));
        Assert.Equal(
            Enumerable.Repeat<string[]>(["?state=open&limit=100&page=1", "?state=open&limit=100&page=2", "?state=open&limit=100&page=3"], 2).SelectMany(query => query),
            scene.Network.Requests.Select(request => request.Address.Query),
            StringComparer.Ordinal);
        Assert.All(scene.Network.Requests, request => Assert.Equal("forge.example.test", request.Address.Host));
    }

    [Fact]
    public async Task A_pull_request_that_closes_between_two_pages_hides_no_other()
    {
        using var scene = new GiteaScene { PageSize = 2 };
        scene.OpenPulls(5);
        scene.Network.Fault = request =>
        {
            if (request.Query.EndsWith("page=2", StringComparison.Ordinal))
            {
                scene.Rows["pulls"].RemoveAll(row => row.Key == "5");
            }

            return null;
        };

        var items = await CompleteAsync(scene);

        Assert.Equal([4, 3, 2, 1], items.Select(item => item.Number));
    }

    [Fact]
    public async Task Closed_and_merged_pull_requests_and_unknown_numbers_of_a_readable_repository_are_closed()
    {
        using var scene = new GiteaScene();
        scene.Rows["pulls"].Add(("7", GiteaScene.Pull(7, "closed", ""","merged":true""")));
        scene.Rows["pulls"].Add(("8", GiteaScene.Pull(8)));

        var closed = await LookUpAsync(scene, 7);
        var open = await LookUpAsync(scene, 8);
        var missing = await LookUpAsync(scene, 9);
        scene.IsReadable = false;
        var hidden = await LookUpAsync(scene, 9);

        Assert.IsType<PullRequestEvidence.Closed>(closed);
        Assert.Equal(8, Assert.IsType<PullRequestEvidence.Open>(open).PullRequest.Number);
        Assert.IsType<PullRequestEvidence.Closed>(missing);
        Assert.IsType<PullRequestEvidence.Unknown>(hidden);
    }

    [Fact]
    public async Task An_answer_about_another_number_or_of_another_state_is_no_evidence()
    {
        using var scene = new GiteaScene();
        scene.Rows["pulls"].Add(("7", GiteaScene.Pull(8, "closed")));
        scene.Rows["pulls"].Add(("9", GiteaScene.Pull(9, "queued")));

        Assert.IsType<PullRequestEvidence.Unknown>(await LookUpAsync(scene, 7));
        Assert.IsType<PullRequestEvidence.Unknown>(await LookUpAsync(scene, 9));
    }

    [Fact]
    public async Task The_runs_own_token_goes_to_its_own_host_and_the_definitions_wins()
    {
        var home = new HomeForge(new Uri("https://forge.example.test"), new Uri("https://forge.example.test/api/v1/"), new Secret("own-canary"));
        using var scene = new GiteaScene(home);
        scene.OpenPulls(1);

        await scene.Pulls.ListOpenAsync(GiteaScene.Address, TestContext.Current.CancellationToken);
        await scene.Pulls.ListOpenAsync(GiteaScene.Address with { Credential = new Secret(" given ") }, TestContext.Current.CancellationToken);
        await scene.Pulls.ListOpenAsync(GiteaScene.Address with { Server = new Uri("https://other.example.test") }, TestContext.Current.CancellationToken);
        var empty = await scene.Pulls.ListOpenAsync(GiteaScene.Address with { Credential = new Secret("") }, TestContext.Current.CancellationToken);

        Assert.Equal(["token own-canary", "token given", null], scene.Network.Requests.Select(request => request.Headers.GetValueOrDefault("Authorization")), StringComparer.Ordinal);
        Assert.Contains("is empty", Assert.IsType<Listing<PullRequest>.Failed>(empty).Failure.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fleet")]
    [InlineData("fleet/..")]
    [InlineData("fleet/apps/more")]
    [InlineData("fleet/")]
    public async Task A_path_that_names_no_repository_is_not_asked_for(string path)
    {
        using var scene = new GiteaScene();

        var listing = await scene.Pulls.ListOpenAsync(GiteaScene.Address with { Path = path }, TestContext.Current.CancellationToken);

        Assert.Contains("does not name a repository", Assert.IsType<Listing<PullRequest>.Failed>(listing).Failure.Reason, StringComparison.Ordinal);
        Assert.Empty(scene.Network.Requests);
    }

    private static async Task<IReadOnlyList<PullRequest>> CompleteAsync(GiteaScene scene) =>
        Assert.IsType<Listing<PullRequest>.Complete>(await scene.Pulls.ListOpenAsync(GiteaScene.Address, TestContext.Current.CancellationToken)).Items;

    private static Task<PullRequestEvidence> LookUpAsync(GiteaScene scene, long number) => scene.Pulls.LookUpAsync(GiteaScene.Address, number, TestContext.Current.CancellationToken);
}
