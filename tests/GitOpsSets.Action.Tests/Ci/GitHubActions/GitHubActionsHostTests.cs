using GitOpsSets.Action.Ci;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Ci.GitHubActions;

public sealed class GitHubActionsHostTests
{
    [Fact]
    public void Reads_what_the_runner_of_an_enterprise_server_tells()
    {
        var host = CiHostCatalog.Detect(HostVariables.Of(
            "GITHUB_ACTIONS=true", "GITHUB_REPOSITORY=acme/shop", "GITHUB_EVENT_NAME=push", "GITHUB_REF=refs/heads/main", "GITHUB_RUN_ID=12", "GITHUB_SHA=abc",
            "GITHUB_SERVER_URL=https://ghe.corp", "GITHUB_API_URL=https://ghe.corp/api/v3"));

        Assert.Equal(("acme/shop", "main", "abc", "12.1", false), (host.Repository, host.Branch, host.Sha, host.RunId, host.IsFork));
        Assert.Equal((new Uri("https://ghe.corp/api/v3"), "github"), (host.HomeForge(new Secret("t"))?.Api, host.Forge));
    }

    [Theory]
    [InlineData("push", "refs/heads/main", false)]
    [InlineData("pull_request", "refs/pull/7/merge", true)]
    [InlineData("pull_request_target", "refs/heads/main", true)]
    [InlineData("workflow_dispatch", "refs/pull/7/head", true)]
    public void Knows_whether_a_run_is_about_a_pull_request(string started, string reference, bool isPullRequest)
    {
        var host = CiHostCatalog.Detect(HostVariables.Of("GITHUB_ACTIONS=true", $"GITHUB_EVENT_NAME={started}", $"GITHUB_REF={reference}"));

        Assert.Equal(isPullRequest, host.IsPullRequest);
    }
}
