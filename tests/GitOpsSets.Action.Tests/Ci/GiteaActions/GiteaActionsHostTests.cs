using GitOpsSets.Action.Ci;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Ci.GiteaActions;

public sealed class GiteaActionsHostTests
{
    [Theory]
    [InlineData("GITEA_ACTIONS")]
    [InlineData("FORGEJO_ACTIONS")]
    public void Runners_that_look_like_GitHubs_say_what_they_are(string variable)
    {
        var host = CiHostCatalog.Detect(HostVariables.Of("GITHUB_ACTIONS=true", $"{variable}=true", "GITHUB_SERVER_URL=https://git.example.test", "GITHUB_API_URL=https://git.example.test/api/v1"));

        Assert.Equal(("gitea", new Uri("https://git.example.test/api/v1")), (host.Forge, host.HomeForge(new Secret("t"))?.Api));
    }

    [Fact]
    public void A_runner_that_names_no_server_has_none()
    {
        var host = CiHostCatalog.Detect(HostVariables.Of("GITHUB_ACTIONS=true", "GITEA_ACTIONS=true"));

        Assert.Null(host.HomeForge(new Secret("t")));
    }
}
