using GitOpsSets.Action.Ci;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Ci.GitLabCi;

public sealed class GitLabCiHostTests
{
    [Fact]
    public void Knows_a_branch_from_a_merge_request_of_a_fork()
    {
        var branch = CiHostCatalog.Detect(HostVariables.Of("GITLAB_CI=true", "CI_COMMIT_BRANCH=main", "CI_PROJECT_PATH=acme/shop"));
        var request = CiHostCatalog.Detect(HostVariables.Of("GITLAB_CI=true", "CI_MERGE_REQUEST_IID=4", "CI_MERGE_REQUEST_SOURCE_PROJECT_ID=9", "CI_PROJECT_ID=1"));

        Assert.Equal(("main", "acme/shop", false), (branch.Branch, branch.Repository, branch.IsFork));
        Assert.Equal((true, true, null), (request.IsFork, request.IsPullRequest, request.HomeForge(new Secret("t"))));
    }

    [Theory]
    [InlineData(false, "CI_MERGE_REQUEST_SOURCE_PROJECT_ID=1", "CI_MERGE_REQUEST_PROJECT_ID=1")]
    [InlineData(true, "CI_MERGE_REQUEST_SOURCE_PROJECT_ID=9", "CI_MERGE_REQUEST_PROJECT_ID=1")]
    [InlineData(true, "CI_MERGE_REQUEST_SOURCE_PROJECT_ID=1", "CI_MERGE_REQUEST_PROJECT_ID=9")]
    [InlineData(true, "CI_MERGE_REQUEST_SOURCE_PROJECT_ID=", "CI_MERGE_REQUEST_PROJECT_ID=1")]
    public void A_merge_request_is_a_forks_in_the_pipelines_of_either_project_and_where_its_source_is_gone(bool isFork, string source, string target)
    {
        var host = CiHostCatalog.Detect(HostVariables.Of("GITLAB_CI=true", "CI_PROJECT_ID=1", "CI_MERGE_REQUEST_IID=4", "CI_MERGE_REQUEST_EVENT_TYPE=merged_result", source, target));

        Assert.Equal((isFork, true, null), (host.IsFork, host.IsPullRequest, host.Branch));
    }

    [Fact]
    public void The_token_of_a_run_is_for_its_own_server()
    {
        var host = CiHostCatalog.Detect(HostVariables.Of("GITLAB_CI=true", "CI_SERVER_URL=https://gitlab.example.test", "CI_API_V4_URL=https://gitlab.example.test/api/v4", "CI_JOB_TOKEN=job"));

        var home = host.HomeForge(new Secret("given"));

        Assert.Equal((new Uri("https://gitlab.example.test"), "given", "gitlab", false), (home?.Server, home?.Token.Reveal(), home?.Name, home?.HasJobToken));
        Assert.Equal(("job", true), (host.HomeForge(default)?.Token.Reveal(), host.HomeForge(default)?.HasJobToken));
        Assert.True(host.StandInToken.IsEmpty);
    }
}
