using GitOpsSets.Action.Forges;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Forges.GitLab;

public sealed class GitLabReferencesTests : IDisposable
{
    private readonly GitLabScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData(ReferenceKind.Branch, "repository/branches")]
    [InlineData(ReferenceKind.Tag, "repository/tags")]
    public async Task Branches_and_tags_are_listed_with_their_commits_in_GitLabs_order(ReferenceKind kind, string listing)
    {
        _scene.Add(listing, [GitLabScene.Reference("z"), GitLabScene.Reference("a/b")]);

        var listed = Assert.IsType<Listing<ForgeReference>.Complete>(await _scene.References().ListAsync(GitLabScene.Address, kind, TestContext.Current.CancellationToken)).Items;

        Assert.Equal([("z", "c0ffee"), ("a/b", "c0ffee")], listed.Select(reference => (reference.Name, reference.Sha)));
    }

    [Theory]
    [InlineData("available", "success", "branch-1")]
    [InlineData("available", "failed,success", "branch-2")]
    [InlineData("available", "failed,running,success", "branch-2")]
    [InlineData("stopped", "success", null)]
    [InlineData("stopped", "success,running", "branch-2")]
    [InlineData("stopping", "success", null)]
    [InlineData("available", "created,blocked,canceled", null)]
    [InlineData("available", "", null)]
    public async Task An_environment_is_what_runs_there_or_succeeded_while_it_is_available(string state, string statuses, string? branch)
    {
        _scene.Rows("environments").Add(GitLabScene.Environment(5, "review/a&b", state));
        _scene.Add("deployments", statuses.Split(',', StringSplitOptions.RemoveEmptyEntries).Select((status, index) => GitLabScene.Deployment(index + 1, "review/a&b", status)));

        var complete = await CompleteOnlyAsync();

        Assert.Equal(branch, complete?.Branch);
        if (complete is not null)
        {
            Assert.Equal(("5", "review/a&b", "slug-5", "anna", branch!.Replace("branch", "commit", StringComparison.Ordinal)), (complete.Id, complete.Name, complete.Slug, complete.Author, complete.Sha));
        }
    }

    [Fact]
    public async Task Deployments_are_read_page_by_page_until_one_counts()
    {
        _scene.GitLab.MaxPageSize = 1;
        _scene.Rows("environments").Add(GitLabScene.Environment(5, "a"));
        _scene.Add("deployments", [GitLabScene.Deployment(4, "a", "failed"), GitLabScene.Deployment(3, "a", "success"), GitLabScene.Deployment(2, "a", "success")]);

        Assert.Equal("branch-3", (await CompleteOnlyAsync())?.Branch);
        Assert.Equal(2, _scene.GitLab.Requests.Count(request => request.PathAndQuery.Contains("/deployments?", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_deployment_without_job_tells_its_own_branch_and_commit()
    {
        _scene.Rows("environments").Add(GitLabScene.Environment(5, "a"));
        var deployment = GitLabScene.Deployment(1, "a", "success");
        (deployment["deployable"], deployment["user"]) = (null, null);
        _scene.Rows("deployments").Add(deployment);

        var complete = await CompleteOnlyAsync();

        Assert.Equal(("own", "own", ""), (complete?.Branch, complete?.Sha, complete?.Author));
    }

    [Theory]
    [InlineData(ReferenceKind.Branch, "repository/branches/feat%2Fa", "feat/a")]
    [InlineData(ReferenceKind.Tag, "repository/tags/v1%2Bb", "v1+b")]
    public async Task A_reference_is_gone_only_when_the_project_answers_and_it_does_not(ReferenceKind kind, string call, string name)
    {
        _scene.GitLab.Objects[$"{GitLabScene.Project}/{call}"] = GitLabScene.Reference(name);
        var there = await LookUpAsync(kind, name);
        _scene.GitLab.Objects.Remove($"{GitLabScene.Project}/{call}");
        var gone = await LookUpAsync(kind, name);
        _scene.GitLab.Objects.Remove(GitLabScene.Project);
        var hidden = await LookUpAsync(kind, name);

        Assert.Equal([EvidenceVerdict.StillThere, EvidenceVerdict.Gone, EvidenceVerdict.Unknown], [there, gone, hidden]);
    }

    [Fact]
    public async Task An_answer_about_another_branch_is_no_evidence()
    {
        _scene.GitLab.Objects[$"{GitLabScene.Project}/repository/branches/a"] = GitLabScene.Reference("b");

        Assert.Equal(EvidenceVerdict.Unknown, await LookUpAsync(ReferenceKind.Branch, "a"));
    }

    [Theory]
    [InlineData("available", "success", EvidenceVerdict.StillThere)]
    [InlineData("stopped", "success", EvidenceVerdict.Gone)]
    [InlineData(null, "success", EvidenceVerdict.Gone)]
    public async Task An_environment_is_gone_when_it_is_missing_or_nothing_is_deployed_to_it(string? state, string status, EvidenceVerdict expected)
    {
        _scene.Rows("deployments").Add(GitLabScene.Deployment(1, "a", status));
        if (state is not null)
        {
            _scene.GitLab.Objects[$"{GitLabScene.Project}/environments/5"] = GitLabScene.Environment(5, "a", state);
        }

        Assert.Equal(expected, await LookUpAsync(ReferenceKind.Environment, "5"));
    }

    private async Task<ForgeReference?> CompleteOnlyAsync()
    {
        var lister = _scene.References();
        var listed = Assert.IsType<Listing<ForgeReference>.Complete>(await lister.ListAsync(GitLabScene.Address, ReferenceKind.Environment, TestContext.Current.CancellationToken)).Items;
        var complete = await lister.CompleteAsync(GitLabScene.Address, ReferenceKind.Environment, Assert.Single(listed), TestContext.Current.CancellationToken);
        return Assert.IsType<Listing<ForgeReference>.Complete>(complete).Items.SingleOrDefault();
    }

    [Fact]
    public async Task A_jobs_own_token_is_sent_as_such_for_what_it_opens_and_for_nothing_else()
    {
        var job = new HomeForge(new Uri("https://gitlab.example.test"), new Uri("https://gitlab.example.test/api/v4"), new Secret("job-1")) { HasJobToken = true };

        await _scene.References(job).ListAsync(GitLabScene.Address, ReferenceKind.Branch, TestContext.Current.CancellationToken);
        await _scene.References(job).ListAsync(GitLabScene.Address with { Server = new Uri("https://gitlab.com") }, ReferenceKind.Branch, TestContext.Current.CancellationToken);
        await _scene.MergeRequests(job).ListOpenAsync(GitLabScene.Address, TestContext.Current.CancellationToken);

        Assert.Equal(["of the job: job-1", null, null], _scene.GitLab.Requests.Select(request => request.Token), StringComparer.Ordinal);
    }

    private Task<EvidenceVerdict> LookUpAsync(ReferenceKind kind, string name) =>
        _scene.References().LookUpAsync(GitLabScene.Address, kind, name, TestContext.Current.CancellationToken);
}
