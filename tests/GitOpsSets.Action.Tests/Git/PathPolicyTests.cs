using GitOpsSets.Action.Git;

namespace GitOpsSets.Action.Tests.Git;

public sealed class PathPolicyTests
{
    [Theory]
    [InlineData("a.yaml")]
    [InlineData("clusters/prod eu/äöü/deployment-shop-web.yaml")]
    [InlineData(".gitopssets/ledger.json")]
    [InlineData("a/.hidden/b")]
    [InlineData("docs/github/x.yaml")]
    [InlineData("console/nulls.yaml")]
    public void Ordinary_paths_are_fine(string path) => Assert.Null(PathPolicy.Refusal(path));

    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("a/../b")]
    [InlineData("./a")]
    [InlineData("a/.git/hooks/x")]
    [InlineData(".GiT/config")]
    [InlineData("a/.g\u200cit/config")]
    [InlineData("GIT~1/config")]
    [InlineData("a/b.")]
    [InlineData("a/b ")]
    [InlineData("a/ b")]
    [InlineData("a\nb")]
    [InlineData("a\\b")]
    [InlineData("c:b")]
    [InlineData("a/e\u0301.yaml")]
    [InlineData("a/NUL.yaml")]
    [InlineData("com1")]
    [InlineData(".github/workflows/a.yaml")]
    [InlineData(".GitHub/dependabot.yml")]
    [InlineData(".gitlab-ci.yml")]
    [InlineData("a/.gitattributes")]
    [InlineData("a/.gitmodules")]
    [InlineData("docs/CODEOWNERS")]
    [InlineData("azure-pipelines-release.yml")]
    [InlineData(".gitopssets.yaml")]
    [InlineData(".gitea/workflows/a.yaml")]
    [InlineData(".forgejo/workflows/a.yaml")]
    [InlineData(".woodpecker/a.yaml")]
    [InlineData(".woodpecker.yaml")]
    [InlineData("apps/Jenkinsfile")]
    [InlineData("bitbucket-pipelines.yml")]
    public void Paths_that_reach_elsewhere_or_configure_the_repository_are_refused(string path) => Assert.NotNull(PathPolicy.Refusal(path));

    [Fact]
    public void A_path_longer_than_git_allows_is_refused() => Assert.NotNull(PathPolicy.Refusal(string.Join('/', Enumerable.Repeat("abcdefgh", 500))));
}
