using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Forges.GitHub;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Forges.GitHub;

public sealed class GitHubPullRequestsTests
{
    [Fact]
    public async Task Lists_drafts_forks_deleted_forks_and_deleted_authors_newest_first()
    {
        await using var scene = await ForgeScene.StartAsync();
        scene.Repository.Open("feat/one", "Add cart", "anna", null, "deploy", "team/web");
        scene.Repository.Open("patch-1", fork: "mallory/shop", author: "mallory");
        scene.Repository.Open("gone", fork: "ghost/shop", author: null).IsForkDeleted = true;
        scene.Repository.Open("wip").IsDraft = true;
        scene.Repository.Open("done");
        scene.Repository.Close(5);

        var items = await CompleteAsync(scene, scene.Lister());

        Assert.Equal([4, 3, 2, 1], items.Select(item => item.Number));
        Assert.Equal([true, false, false, false], items.Select(item => item.IsDraft));
        Assert.Equal([false, true, true, false], items.Select(item => item.IsFork));
        Assert.Equal(("", "", "", ""), (items[1].Author, items[1].HeadRepository, items[1].CloneUrl, items[1].CloneSshUrl));
        Assert.Equal(("mallory/shop", $"{scene.GitHub.Server}mallory/shop.git"), (items[2].HeadRepository, items[2].CloneUrl));
        Assert.Equal(("feat/one", "Add cart", "anna", "main"), (items[3].HeadBranch, items[3].Title, items[3].Author, items[3].BaseBranch));
        Assert.Equal(["deploy", "team/web"], items[3].Labels);
        Assert.Equal(40, items[3].HeadSha.Length);
    }

    [Fact]
    public async Task Reads_250_pull_requests_over_three_pages_along_the_links()
    {
        await using var scene = await ForgeScene.StartAsync();
        Enumerable.Range(1, 250).ToList().ForEach(number => scene.Repository.Open($"feature-{number}"));

        var items = await CompleteAsync(scene, scene.Lister());

        Assert.Equal(Enumerable.Range(1, 250).Reverse().Select(number => (long)number), items.Select(item => item.Number));
        Assert.Equal(
            ["/api/v3/repos/acme/shop/pulls?state=open&per_page=100", "/api/v3/repositories/1000/pulls?state=open&per_page=100&page=2", "/api/v3/repositories/1000/pulls?state=open&per_page=100&page=3"],
            scene.GitHub.Requests.Take(3).Select(request => request.Path + request.Query),
            StringComparer.Ordinal);
        Assert.All(scene.GitHub.Requests.Skip(3), request => Assert.True(request.Headers.ContainsKey("If-None-Match")));
    }

    [Fact]
    public async Task Says_who_it_is_and_which_api_version_it_means()
    {
        await using var scene = await ForgeScene.StartAsync();

        await CompleteAsync(scene, scene.Lister());

        var headers = Assert.Single(scene.GitHub.Requests).Headers;
        Assert.Equal("application/vnd.github+json", headers["Accept"]);
        Assert.Equal("2022-11-28", headers["X-GitHub-Api-Version"]);
        Assert.NotEmpty(headers["User-Agent"]);
        Assert.False(headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task A_pull_request_that_closes_between_two_pages_hides_no_other()
    {
        await using var scene = await ForgeScene.StartAsync();
        scene.GitHub.MaxPageSize = 10;
        Enumerable.Range(1, 30).ToList().ForEach(number => scene.Repository.Open($"feature-{number}"));
        int secondPages = 0;
        scene.GitHub.Fault = request =>
        {
            if (request.Page == 2 && Interlocked.Increment(ref secondPages) == 1)
            {
                scene.Repository.Close(25);
            }

            return null;
        };

        var items = await CompleteAsync(scene, scene.Lister());

        Assert.Equal(Enumerable.Range(1, 30).Where(number => number != 25).Select(number => (long)number), items.Select(item => item.Number).Order());
    }

    [Fact]
    public async Task A_listing_that_never_settles_fails()
    {
        await using var scene = await ForgeScene.StartAsync();
        scene.GitHub.MaxPageSize = 10;
        Enumerable.Range(1, 30).ToList().ForEach(number => scene.Repository.Open($"feature-{number}"));
        int opened = 0;
        scene.GitHub.Fault = request =>
        {
            if (request.Page == 1)
            {
                scene.Repository.Open($"more-{Interlocked.Increment(ref opened)}");
            }

            return null;
        };

        var listing = await scene.Lister().ListOpenAsync(scene.Address, TestContext.Current.CancellationToken);

        Assert.Contains("each time its pages were read", Assert.IsType<Listing<PullRequest>.Failed>(listing).Failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_runs_own_token_goes_to_its_own_host_and_to_no_other()
    {
        await using var home = await ForgeScene.StartAsync();
        await using var elsewhere = await ForgeScene.StartAsync();
        var forge = new HomeForge(home.GitHub.Server, home.GitHub.Api, new Secret("ghs_canary"));
        var lister = home.Lister(forge);

        await lister.ListOpenAsync(home.Address, TestContext.Current.CancellationToken);
        await lister.ListOpenAsync(elsewhere.Address, TestContext.Current.CancellationToken);

        Assert.Equal("Bearer ghs_canary", Assert.Single(home.GitHub.Requests).Authorization);
        Assert.Null(Assert.Single(elsewhere.GitHub.Requests).Authorization);
        Assert.DoesNotContain(home.Trace, line => line.Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_credential_of_the_definition_wins_and_an_empty_one_is_no_anonymous_request()
    {
        await using var scene = await ForgeScene.StartAsync();
        var home = new HomeForge(scene.GitHub.Server, scene.GitHub.Api, new Secret("ghs_own"));

        await scene.Lister(home).ListOpenAsync(scene.Address with { Credential = new Secret("ghp_given") }, TestContext.Current.CancellationToken);
        var listing = await scene.Lister(home).ListOpenAsync(scene.Address with { Credential = new Secret("") }, TestContext.Current.CancellationToken);

        Assert.Equal("Bearer ghp_given", Assert.Single(scene.GitHub.Requests).Authorization);
        Assert.IsType<Listing<PullRequest>.Failed>(listing);
    }

    [Theory]
    [InlineData("https://github.com", "https://api.github.com/")]
    [InlineData("https://GitHub.com/", "https://api.github.com/")]
    [InlineData("https://ghe.corp:8443", "https://ghe.corp:8443/api/v3/")]
    [InlineData("https://ghe.corp/api/v3", "https://ghe.corp/api/v3/")]
    [InlineData("https://api.corp", "https://api.corp/")]
    [InlineData("https://eu.api.corp", "https://eu.api.corp/")]
    [InlineData("https://acme.ghe.com", "https://api.acme.ghe.com/")]
    public void The_api_root_follows_from_the_server(string server, string root)
    {
        var home = new HomeForge(new Uri("https://acme.ghe.com"), new Uri("https://api.acme.ghe.com"), default);

        Assert.Equal(new Uri(root), GitHubApi.RootOf(new Uri(server), home));
    }

    [Fact]
    public async Task Evidence_tells_open_closed_and_unknown_apart()
    {
        await using var scene = await ForgeScene.StartAsync();
        scene.GitHub.AddRepository("acme/hidden", isPrivate: true);
        scene.GitHub.Token = "ghs_x";
        scene.Repository.Open("one");
        scene.Repository.Open("two");
        scene.Repository.Merge(2);
        var lister = scene.Lister();
        var cancellationToken = TestContext.Current.CancellationToken;

        Assert.Equal("one", Assert.IsType<PullRequestEvidence.Open>(await lister.LookUpAsync(scene.Address, 1, cancellationToken)).PullRequest.HeadBranch);
        Assert.IsType<PullRequestEvidence.Closed>(await lister.LookUpAsync(scene.Address, 2, cancellationToken));
        Assert.IsType<PullRequestEvidence.Closed>(await lister.LookUpAsync(scene.Address, 3, cancellationToken));
        Assert.IsType<PullRequestEvidence.Unknown>(await lister.LookUpAsync(scene.Address with { Path = "acme/hidden" }, 1, cancellationToken));
    }

    [Theory]
    [InlineData("acme")]
    [InlineData("acme/shop/more")]
    [InlineData("acme/..")]
    [InlineData("")]
    public async Task A_path_that_names_no_repository_fails_without_a_request(string path)
    {
        await using var scene = await ForgeScene.StartAsync();

        var listing = await scene.Lister().ListOpenAsync(scene.Address with { Path = path }, TestContext.Current.CancellationToken);

        Assert.IsType<Listing<PullRequest>.Failed>(listing);
        Assert.Empty(scene.GitHub.Requests);
    }

    private static async Task<IReadOnlyList<PullRequest>> CompleteAsync(ForgeScene scene, GitHubPullRequests lister)
    {
        var listing = await lister.ListOpenAsync(scene.Address, TestContext.Current.CancellationToken);
        Assert.True(listing is Listing<PullRequest>.Complete, listing.ToString());
        return ((Listing<PullRequest>.Complete)listing).Items;
    }
}
