using GitOpsSets.Action.Inputs;

namespace GitOpsSets.Action.Tests.Inputs;

public sealed class ServerTokensTests
{
    [Fact]
    public void Reads_a_token_per_line_for_a_host_a_port_or_a_url()
    {
        var read = ServerTokens.Parse("gitlab.example.test = glpat-1\n\n# a comment\nhttps://git.example.test:8443=a=b==\r\nhttp://10.0.0.1=t");

        Assert.Empty(read.Diagnostics);
        Assert.Equal(
            [("https://gitlab.example.test/", "glpat-1"), ("https://git.example.test:8443/", "a=b=="), ("http://10.0.0.1/", "t")],
            read.Value.Select(token => (token.Server.AbsoluteUri, token.Token.Reveal())));
    }

    [Theory]
    [InlineData("glpat-canary")]
    [InlineData("=glpat-canary")]
    [InlineData("gitlab.example.test=")]
    [InlineData("https://gitlab.example.test/group=glpat-canary")]
    [InlineData("https://user@gitlab.example.test=glpat-canary")]
    [InlineData("ftp://gitlab.example.test=glpat-canary")]
    [InlineData("https://gitlab.example.test?a=glpat-canary")]
    public void A_line_that_is_no_server_and_token_is_named_by_its_number_and_nothing_else(string line)
    {
        var read = ServerTokens.Parse($"one.example.test=ok\n{line}");

        Assert.Single(read.Value);
        var finding = Assert.Single(read.Diagnostics);
        Assert.Contains("line 2 of the input tokens", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", finding.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_what_the_forges_own_tools_take_from_the_environment()
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["GITHUB_TOKEN"] = "ghp_1",
            ["GITHUB_SERVER_URL"] = "https://ghe.example.test",
            ["GITLAB_TOKEN"] = " glpat-1 ",
            ["AZURE_DEVOPS_EXT_PAT"] = "",
        };

        Assert.Equal(
            [("https://ghe.example.test/", "ghp_1"), ("https://gitlab.com/", "glpat-1")],
            ServerTokens.Of(environment).Select(token => (token.Server.AbsoluteUri, token.Token.Reveal())));
        Assert.Empty(ServerTokens.Of(new Dictionary<string, string>(StringComparer.Ordinal)));
    }
}
