using GitOpsSets.Action.Git;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Git;

public sealed class BranchNameTests
{
    [Theory]
    [InlineData("main")]
    [InlineData("env/dev-1")]
    [InlineData("ä/ö")]
    [InlineData("a@b")]
    [InlineData("a.lockx")]
    [InlineData("@")]
    [InlineData("-a")]
    [InlineData("a..b")]
    [InlineData("a/")]
    [InlineData("/a")]
    [InlineData("a//b")]
    [InlineData(".a")]
    [InlineData("a/.b")]
    [InlineData("a.lock")]
    [InlineData("a.lock/b")]
    [InlineData("a.")]
    [InlineData("a b")]
    [InlineData("a~1")]
    [InlineData("a^")]
    [InlineData("a:b")]
    [InlineData("a?")]
    [InlineData("a*")]
    [InlineData("a[")]
    [InlineData("a\\b")]
    [InlineData("a@{1}")]
    [InlineData("a\tb")]
    [InlineData("HEAD")]
    public async Task Names_are_judged_as_git_judges_them(string name)
    {
        var (exitCode, _, _) = await GitClient.TryAsync(Path.GetTempPath(), [], "check-ref-format", "--branch", name);

        Assert.Equal(exitCode == 0, BranchName.IsValid(name));
    }
}
