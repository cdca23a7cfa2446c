using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Forges.AzureDevOps;
using GitOpsSets.Action.Forges.Gitea;
using GitOpsSets.Action.Forges.GitHub;
using GitOpsSets.Action.Forges.GitLab;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Forges;

public sealed class ForgeRemoteTests
{
    [Theory]
    [InlineData("https://github.com/acme/shop.git", "", "github")]
    [InlineData("git@github.com:acme/shop.git", "", "github")]
    [InlineData("https://gitlab.com/acme/teams/shop.git", "", "gitlab")]
    [InlineData("git@gitlab.com:acme/teams/shop.git", "", "gitlab")]
    [InlineData("https://codeberg.org/acme/shop", "", "gitea")]
    [InlineData("https://dev.azure.com/acme/platform/_git/shop", "", "azuredevops")]
    [InlineData("https://acme@dev.azure.com/acme/platform/_git/shop", "", "azuredevops")]
    [InlineData("git@ssh.dev.azure.com:v3/acme/platform/shop", "", "azuredevops")]
    [InlineData("https://tfs.example.test/tfs/Main/platform/_git/shop", "", "azuredevops")]
    [InlineData("https://git.example.test/acme/shop", "gitea", "gitea")]
    [InlineData("https://git.example.test/acme/shop", "gitlab", "gitlab")]
    [InlineData("https://git.example.test/acme/shop", "github", "github")]
    [InlineData("https://git.example.test/acme/shop", "", "")]
    [InlineData("https://gitlab.com.example.test/acme/shop", "", "")]
    [InlineData("https://dev.azure.com/acme/platform", "", "")]
    [InlineData("https://gitlab.com/shop", "", "")]
    [InlineData("/srv/git/shop.git", "", "")]
    public void The_forge_of_a_remote_is_known_or_named(string location, string named, string forge)
    {
        using var http = NewHttp();
        var remote = new ForgeRemote(location, null, "", named, new Secret("t0ken"));

        (string, HomeRepository?)[] homes =
        [
            ("github", GitHubHome.Of(http, remote)), ("gitlab", GitLabHome.Of(http, remote)), ("azuredevops", AzureDevOpsHome.Of(http, remote)), ("gitea", GiteaHome.Of(http, remote)),
        ];

        Assert.Equal(forge, string.Join(',', homes.Where(home => home.Item2 is not null).Select(home => home.Item1)));
    }

    [Theory]
    [InlineData("https://dev.azure.com/acme/my%20team/_git/shop", "https://dev.azure.com/acme/my%20team/_apis/git/repositories/shop")]
    [InlineData("https://dev.azure.com/acme/_git/shop", "https://dev.azure.com/acme/shop/_apis/git/repositories/shop")]
    [InlineData("https://acme.visualstudio.com/platform/_git/shop", "https://acme.visualstudio.com/platform/_apis/git/repositories/shop")]
    [InlineData("https://acme.visualstudio.com/DefaultCollection/platform/_git/shop", "https://acme.visualstudio.com/DefaultCollection/platform/_apis/git/repositories/shop")]
    [InlineData("https://acme.visualstudio.com/_git/shop", "https://acme.visualstudio.com/shop/_apis/git/repositories/shop")]
    [InlineData("https://tfs.example.test/tfs/Main/platform/_git/shop", "https://tfs.example.test/tfs/Main/platform/_apis/git/repositories/shop")]
    [InlineData("git@ssh.dev.azure.com:v3/acme/platform/shop", "https://dev.azure.com/acme/platform/_apis/git/repositories/shop")]
    public void Every_form_of_an_azure_address_leads_to_the_same_api(string location, string api)
    {
        Assert.Equal(new Uri(api), AzureDevOpsAddress.Of(new ForgeRemote(location, null, "", "", new Secret("t")))?.Api);
    }

    [Theory]
    [InlineData("https://tfs.example.test/tfs/Main/", "https://tfs.example.test/tfs/Main/_git/shop", "https://tfs.example.test/tfs/Main/shop/_apis/git/repositories/shop")]
    [InlineData("https://dev.azure.com/acme/", "https://dev.azure.com/acme/platform/_git/shop", "https://dev.azure.com/acme/platform/_apis/git/repositories/shop")]
    public void The_collection_of_the_run_tells_the_project_from_it(string collection, string location, string api)
    {
        var home = new HomeForge(new Uri(collection), new Uri(collection), new Secret("t")) { Name = "azuredevops" };

        Assert.Equal(new Uri(api), AzureDevOpsAddress.Of(new ForgeRemote(location, home, "", "", home.Token))?.Api);
    }

    [Fact]
    public void A_server_may_live_below_a_path()
    {
        var home = new HomeForge(new Uri("https://example.test/gitlab"), new Uri("https://example.test/gitlab/api/v4"), new Secret("t")) { Name = "gitlab" };

        Assert.Equal("acme/shop", new ForgeRemote("https://example.test/gitlab/acme/shop.git", home, "", "", home.Token).Path);
        Assert.Equal("acme/shop", new ForgeRemote("git@example.test:acme/shop.git", home, "", "", home.Token).Path);
    }

    private static ForgeHttp NewHttp() => new(ForgeHttpPolicy.Default, TimeProvider.System, static () => 0.5, static _ => { });
}
