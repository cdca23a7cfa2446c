using GitOpsSets.Action.Ci;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Ci.AzurePipelines;

public sealed class AzurePipelinesHostTests
{
    [Fact]
    public void A_run_about_a_fork_is_on_no_branch()
    {
        var host = CiHostCatalog.Detect(HostVariables.Of("TF_BUILD=True", "BUILD_SOURCEBRANCH=refs/pull/3/merge", "SYSTEM_PULLREQUEST_ISFORK=True"));

        Assert.Equal((true, true, null), (host.IsFork, host.IsPullRequest, host.Branch));
    }

    [Theory]
    [InlineData(false, "PullRequest", "False")]
    [InlineData(true, "PullRequest", "True")]
    [InlineData(false, "PullRequest", "")]
    [InlineData(true, "Manual", "")]
    public void A_run_that_somebody_starts_for_a_pull_request_may_be_about_a_fork(bool isFork, string reason, string told)
    {
        var host = CiHostCatalog.Detect(HostVariables.Of("TF_BUILD=True", "BUILD_SOURCEBRANCH=refs/pull/3/merge", $"BUILD_REASON={reason}", $"SYSTEM_PULLREQUEST_ISFORK={told}"));

        Assert.Equal((isFork, true, null), (host.IsFork, host.IsPullRequest, host.Branch));
    }

    [Fact]
    public void A_pipeline_knows_its_collection_and_its_own_token()
    {
        var host = CiHostCatalog.Detect(HostVariables.Of(
            "TF_BUILD=True", "SYSTEM_COLLECTIONURI=https://dev.azure.com/acme/", "BUILD_REPOSITORY_PROVIDER=TfsGit", "SYSTEM_ACCESSTOKEN=job",
            "BUILD_REPOSITORY_URI=https://acme@dev.azure.com/acme/platform%20team/_git/shop"));

        Assert.Equal(("azuredevops", "platform%20team/_git/shop", "job"), (host.HomeForge(host.StandInToken)?.Name, host.RepositoryPath, host.StandInToken.Reveal()));
    }

    [Fact]
    public void A_pipeline_for_a_repository_elsewhere_has_no_token_for_it()
    {
        var host = CiHostCatalog.Detect(HostVariables.Of("TF_BUILD=True", "SYSTEM_COLLECTIONURI=https://dev.azure.com/acme/", "BUILD_REPOSITORY_PROVIDER=GitHub", "SYSTEM_ACCESSTOKEN=job"));

        Assert.Equal((null, true), (host.HomeForge(new Secret("t")), host.StandInToken.IsEmpty));
    }
}
