using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Forges.GitHub;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Forges.GitHub;

public sealed class GitHubHomeTests
{
    [Theory]
    [InlineData("https://github.com/acme/shop", "", true)]
    [InlineData("https://github.com/acme/shop.git", "acme/other", true)]
    [InlineData("git@github.com:acme/shop.git", "", true)]
    [InlineData("ssh://git@github.com/acme/shop.git", "", true)]
    [InlineData("https://mirror.example/cache/acme/shop.git", "acme/shop", true)]
    [InlineData("https://mirror.example/cache/acme/shop.git", "", false)]
    [InlineData("https://github.com:8443/acme/shop", "", false)]
    [InlineData("https://github.com.evil.example/acme/shop", "acme/other", false)]
    [InlineData("https://github.com/acme", "", false)]
    [InlineData("https://github.com/acme/shop/extra", "", false)]
    [InlineData("/srv/git/shop.git", "", false)]
    public void A_remote_is_written_to_only_where_the_runs_own_forge_holds_it(string remote, string repository, bool isHome)
    {
        using var http = NewHttp();
        var home = new HomeForge(new Uri("https://github.com"), new Uri("https://api.github.com"), new Secret("t")) { Name = "github" };

        Assert.Equal(isHome, GitHubHome.Of(http, new ForgeRemote(remote, home, repository, "", home.Token)) is not null);
    }

    [Fact]
    public void Without_a_token_nothing_is_written()
    {
        using var http = NewHttp();

        Assert.Null(GitHubHome.Of(http, new ForgeRemote("https://github.com/acme/shop", null, "", "", new Secret(""))));
    }

    [Theory]
    [InlineData("https://api.github.com/", "https://api.github.com/graphql")]
    [InlineData("https://api.acme.ghe.com/", "https://api.acme.ghe.com/graphql")]
    [InlineData("https://github.acme.example/api/v3/", "https://github.acme.example/api/graphql")]
    public void The_graphql_endpoint_lies_beside_the_api(string api, string graphQl)
    {
        Assert.Equal(new Uri(graphQl), GitHubApi.GraphQlOf(new Uri(api)));
    }

    private static ForgeHttp NewHttp() => new(ForgeHttpPolicy.Default, TimeProvider.System, static () => 0.5, static _ => { });
}
