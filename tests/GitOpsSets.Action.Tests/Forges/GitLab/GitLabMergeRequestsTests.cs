using System.Text.Json.Nodes;
using GitOpsSets.Action.Forges;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Forges.GitLab;

public sealed class GitLabMergeRequestsTests : IDisposable
{
    private readonly GitLabScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task Open_merge_requests_are_read_with_what_templates_and_filters_need()
    {
        var request = GitLabScene.Request(12, labels: "\"deploy\", {\"name\":\"size::s\"}", source: "8");
        request["draft"] = true;
        _scene.Rows("merge_requests").Add(request);

        var listed = Assert.Single(await ListAsync());

        Assert.Equal((12, "Change 12", "anna", "feature/12", "main"), (listed.Number, listed.Title, listed.Author, listed.HeadBranch, listed.BaseBranch));
        Assert.Equal(["deploy", "size::s"], listed.Labels);
        Assert.Equal((true, true, "8"), (listed.IsDraft, listed.IsFork, listed.HeadRepositoryId));
        Assert.Equal($"/api/v4/{GitLabScene.Project}/merge_requests?state=opened&per_page=100", Assert.Single(_scene.GitLab.Requests).PathAndQuery);
    }

    [Fact]
    public async Task What_GitLab_has_not_prepared_or_has_deleted_is_empty()
    {
        var request = GitLabScene.Request(1, source: "null");
        (request["sha"], request["author"], request["labels"]) = (null, null, null);
        _scene.Rows("merge_requests").Add(request);

        var listed = Assert.Single(await ListAsync());

        Assert.Equal(("", "", true, ""), (listed.HeadSha, listed.Author, listed.IsFork, listed.HeadRepositoryId));
        Assert.Empty(listed.Labels);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task Every_page_is_read_whichever_header_tells_of_the_next(bool hasNextPage, bool hasLink)
    {
        (_scene.GitLab.HasNextPageHeader, _scene.GitLab.HasLinkHeader) = (hasNextPage, hasLink);
        _scene.Add("merge_requests", Enumerable.Range(1, 250).Select(number => GitLabScene.Request(number)));

        var listed = await ListAsync();

        Assert.Equal(Enumerable.Range(1, 250).Select(number => (long)number), listed.Select(request => request.Number));
    }

    [Fact]
    public async Task A_link_to_another_server_counts_only_as_the_number_of_a_page()
    {
        _scene.GitLab.MaxPageSize = 1;
        _scene.Add("merge_requests", [GitLabScene.Request(1), GitLabScene.Request(2)]);
        _scene.GitLab.HasNextPageHeader = false;
        _scene.GitLab.Fault = (address, answer) =>
        {
            answer.Headers.TryAddWithoutValidation("Link", address.Query.Contains("page=2", StringComparison.Ordinal) ? "<http://inside:8080/x?page=1>; rel=\"first\"" : "<http://inside:8080/x?page=2>; rel=\"next\"");
            return answer;
        };

        Assert.Equal([1, 2], (await ListAsync()).Select(request => request.Number));
        Assert.All(_scene.GitLab.Requests, request => Assert.StartsWith($"/api/v4/{GitLabScene.Project}/", request.PathAndQuery, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_that_moves_between_its_pages_is_read_again_until_it_rests()
    {
        _scene.GitLab.MaxPageSize = 1;
        _scene.Add("merge_requests", [GitLabScene.Request(3), GitLabScene.Request(2), GitLabScene.Request(1)]);
        bool moved = false;
        _scene.GitLab.After = _ =>
        {
            if (!moved)
            {
                moved = true;
                _scene.Rows("merge_requests").RemoveAt(0);
            }
        };

        var listed = await ListAsync();

        Assert.Equal([2, 1], listed.Select(request => request.Number));
    }

    [Fact]
    public async Task A_list_that_never_rests_is_a_failure()
    {
        _scene.GitLab.MaxPageSize = 1;
        _scene.Add("merge_requests", [GitLabScene.Request(1), GitLabScene.Request(2)]);
        int number = 2;
        _scene.GitLab.After = _ => _scene.Rows("merge_requests")[1] = GitLabScene.Request(++number);

        var listing = await _scene.MergeRequests().ListOpenAsync(GitLabScene.Address, TestContext.Current.CancellationToken);

        Assert.Contains("changed each time", Assert.IsType<Listing<PullRequest>.Failed>(listing).Failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Labels_are_filtered_by_GitLab()
    {
        _scene.Add("merge_requests", [GitLabScene.Request(1), GitLabScene.Request(2, labels: "\"needs review\", \"x\"")]);

        var listed = await ListAsync(GitLabScene.Address with { LabelFilter = "needs review,x" });

        Assert.Equal(2, Assert.Single(listed).Number);
        Assert.Contains("labels=needs%20review%2Cx", Assert.Single(_scene.GitLab.Requests).PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_project_it_comes_from_is_asked_for_once()
    {
        _scene.GitLab.Objects["projects/8"] = GitLabScene.ProjectOf(8, "dev/shop");
        _scene.Add("merge_requests", [GitLabScene.Request(2, source: "8"), GitLabScene.Request(1, source: "8")]);
        var lister = _scene.MergeRequests();

        var requests = Assert.IsType<Listing<PullRequest>.Complete>(await lister.ListOpenAsync(GitLabScene.Address, TestContext.Current.CancellationToken)).Items;
        foreach (var request in requests)
        {
            var complete = Assert.Single(Assert.IsType<Listing<PullRequest>.Complete>(await lister.CompleteAsync(GitLabScene.Address, request, TestContext.Current.CancellationToken)).Items);
            Assert.Equal(("dev/shop", "https://gitlab.example.test/dev/shop.git", "git@gitlab.example.test:dev/shop.git"), (complete.HeadRepository, complete.CloneUrl, complete.CloneSshUrl));
        }

        Assert.Single(_scene.GitLab.Requests, request => request.PathAndQuery.EndsWith("/projects/8", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_project_that_may_not_be_read_is_a_failure()
    {
        _scene.Rows("merge_requests").Add(GitLabScene.Request(1, source: "9"));

        var answer = await _scene.MergeRequests().CompleteAsync(GitLabScene.Address, (await ListAsync())[0], TestContext.Current.CancellationToken);

        Assert.Contains("404", Assert.IsType<Listing<PullRequest>.Failed>(answer).Failure.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("closed", typeof(PullRequestEvidence.Closed))]
    [InlineData("merged", typeof(PullRequestEvidence.Closed))]
    [InlineData("opened", typeof(PullRequestEvidence.Open))]
    [InlineData("locked", typeof(PullRequestEvidence.Unknown))]
    public async Task The_state_of_a_merge_request_is_evidence(string state, Type expected)
    {
        _scene.GitLab.Objects[$"{GitLabScene.Project}/merge_requests/5"] = GitLabScene.Request(5, state: state);

        Assert.IsType(expected, await LookUpAsync());
    }

    [Fact]
    public async Task A_missing_merge_request_is_closed_only_where_its_project_answers()
    {
        var readable = await LookUpAsync();
        _scene.GitLab.Objects.Remove(GitLabScene.Project);
        var hidden = await LookUpAsync();

        Assert.IsType<PullRequestEvidence.Closed>(readable);
        Assert.IsType<PullRequestEvidence.Unknown>(hidden);
    }

    [Fact]
    public async Task An_open_one_that_GitLab_says_has_not_the_labels_is_filtered_out()
    {
        _scene.GitLab.Objects[$"{GitLabScene.Project}/merge_requests/5"] = GitLabScene.Request(5);
        _scene.Rows("merge_requests").Add(GitLabScene.Request(5));

        Assert.IsType<PullRequestEvidence.FilteredOut>(await LookUpAsync(GitLabScene.Address with { LabelFilter = "deploy" }));
    }

    [Fact]
    public async Task An_open_one_with_the_labels_that_the_listing_hides_is_unknown()
    {
        _scene.GitLab.Objects[$"{GitLabScene.Project}/merge_requests/5"] = GitLabScene.Request(5, labels: "\"deploy\"");

        Assert.IsType<PullRequestEvidence.Unknown>(await LookUpAsync(GitLabScene.Address with { LabelFilter = "deploy" }));
    }

    [Fact]
    public async Task An_open_one_with_the_labels_is_open_with_its_source()
    {
        var request = GitLabScene.Request(5, labels: "\"deploy\"");
        _scene.GitLab.Objects[$"{GitLabScene.Project}/merge_requests/5"] = request;
        _scene.Rows("merge_requests").Add(JsonNode.Parse(request.ToJsonString())!);

        var open = Assert.IsType<PullRequestEvidence.Open>(await LookUpAsync(GitLabScene.Address with { LabelFilter = "deploy" }));

        Assert.Equal("acme/team/shop", open.PullRequest.HeadRepository);
    }

    [Fact]
    public async Task A_token_of_the_definition_is_sent_as_private_token()
    {
        await ListAsync(GitLabScene.Address with { Credential = new Secret(" glpat-1\n") });

        Assert.Equal("glpat-1", Assert.Single(_scene.GitLab.Requests).Token);
    }

    [Theory]
    [InlineData("https://gitlab.example.test", "glpat-run")]
    [InlineData("https://gitlab.example.test:8443", null)]
    [InlineData("https://elsewhere.example.test", null)]
    public async Task The_token_of_the_run_goes_to_its_own_server_only(string server, string? expected)
    {
        var home = new HomeForge(new Uri("https://gitlab.example.test"), new Uri("https://gitlab.example.test/api/v4"), new Secret("glpat-run"));

        await _scene.MergeRequests(home).ListOpenAsync(GitLabScene.Address with { Server = new Uri(server) }, TestContext.Current.CancellationToken);

        Assert.Equal(expected, Assert.Single(_scene.GitLab.Requests).Token);
    }

    [Theory]
    [InlineData("https://gitlab.example.test/gitlab/", "/gitlab/api/v4/")]
    [InlineData("https://gitlab.example.test/api/v4", "/api/v4/")]
    public async Task A_server_below_a_path_and_an_API_root_are_understood(string server, string root)
    {
        await ListAsync(GitLabScene.Address with { Server = new Uri(server) });

        Assert.StartsWith(root + "projects/", Assert.Single(_scene.GitLab.Requests).PathAndQuery, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("acme/")]
    [InlineData("acme/../shop")]
    public async Task A_path_that_names_no_project_is_not_asked_for(string path)
    {
        var listing = await _scene.MergeRequests().ListOpenAsync(GitLabScene.Address with { Path = path }, TestContext.Current.CancellationToken);

        Assert.Contains("does not name a project", Assert.IsType<Listing<PullRequest>.Failed>(listing).Failure.Reason, StringComparison.Ordinal);
        Assert.Empty(_scene.GitLab.Requests);
    }

    private async Task<IReadOnlyList<PullRequest>> ListAsync(ForgeRepository? repository = null) =>
        Assert.IsType<Listing<PullRequest>.Complete>(await _scene.MergeRequests().ListOpenAsync(repository ?? GitLabScene.Address, TestContext.Current.CancellationToken)).Items;

    private Task<PullRequestEvidence> LookUpAsync(ForgeRepository? repository = null) =>
        _scene.MergeRequests().LookUpAsync(repository ?? GitLabScene.Address, 5, TestContext.Current.CancellationToken);
}
