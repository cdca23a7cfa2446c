using GitOpsSets.Action.Forges;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Tests.Forges;

public sealed class ForgeTokensTests
{
    private static readonly Uri Server = new("https://gitlab.example.test");

    private static readonly ForgeRepository Repository = new(Server, "acme/shop", null);

    [Fact]
    public void The_definitions_token_wins_then_the_given_one_then_the_runs_then_the_environments_then_the_jobs()
    {
        HostToken[] given = [new(Server, new Secret("given"))], environment = [new(Server, new Secret("environment"))];
        var run = new HomeForge(Server, Server, new Secret("run"));
        var job = new HomeForge(Server, Server, new Secret("job")) { HasJobToken = true };

        Assert.Equal("named", new ForgeTokens(run, [.. given], [.. environment]).Of(Repository with { Credential = new Secret("named") }, Server)?.Value.Reveal());
        Assert.Equal("given", new ForgeTokens(run, [.. given], [.. environment]).Of(Repository, Server)?.Value.Reveal());
        Assert.Equal("run", new ForgeTokens(run, [], [.. environment]).Of(Repository, Server)?.Value.Reveal());
        Assert.Equal("environment", new ForgeTokens(job, [], [.. environment]).Of(Repository, Server)?.Value.Reveal());
        Assert.Equal(new ForgeToken(new Secret("job")) { IsOfJob = true }, new ForgeTokens(job, [], []).Of(Repository, Server));
        Assert.Null(new ForgeTokens(job, [], []).WithoutJobToken.Of(Repository, Server));
        Assert.Null(ForgeTokens.None.Of(Repository, Server));
    }

    [Theory]
    [InlineData("https://gitlab.example.test:444")]
    [InlineData("http://gitlab.example.test")]
    [InlineData("https://gitlab.example.test.evil.example")]
    [InlineData("https://example.test")]
    public void A_token_is_for_its_scheme_host_and_port_alone(string server)
    {
        var tokens = new ForgeTokens(new HomeForge(Server, Server, new Secret("run")), [new HostToken(Server, new Secret("given"))], [new HostToken(Server, new Secret("environment"))]);

        Assert.Null(tokens.Of(Repository with { Server = new Uri(server) }, new Uri(server)));
    }

    [Fact]
    public void A_token_for_a_server_is_also_for_its_api()
    {
        var tokens = new ForgeTokens(null, [new HostToken(new Uri("https://github.com"), new Secret("given"))], []);

        Assert.NotNull(tokens.Of(new ForgeRepository(new Uri("https://github.com"), "acme/shop", null), new Uri("https://api.github.com")));
        Assert.Null(tokens.Of(new ForgeRepository(new Uri("https://api.github.com"), "acme/shop", null), new Uri("https://api.github.com")));
    }

    [Fact]
    public void An_empty_token_of_a_definition_is_never_taken_for_none()
    {
        Assert.Throws<ForgeException>(() => ForgeTokens.None.Of(Repository with { Credential = new Secret("") }, Server));
    }
}
