using GitOpsSets.Action.Ci;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Ci.PlainTerminal;

public sealed class PlainTerminalHostTests
{
    [Fact]
    public void Without_a_host_a_token_is_for_github_com()
    {
        var host = CiHostCatalog.Detect(HostVariables.Of());

        Assert.True(host.IsByHand);
        Assert.Equal(new Uri("https://api.github.com"), host.HomeForge(new Secret("t"))?.Api);
    }

    [Fact]
    public void The_variables_of_a_workflow_that_is_tried_by_hand_name_the_repository_and_nothing_that_is_published()
    {
        var host = CiHostCatalog.Detect(HostVariables.Of("GITHUB_REPOSITORY=acme/shop", "GITHUB_SERVER_URL=https://ghe.corp", "GITHUB_REF=refs/tags/v1", "GITHUB_RUN_ID=12"));

        Assert.Equal(("acme/shop", new Uri("https://ghe.corp"), "", null, null), (host.Repository, host.Server, host.Reference, host.RunId, host.Author));
    }
}
