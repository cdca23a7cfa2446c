using GitOpsSets.Engine.Generators.Trees;
using GitOpsSets.Testing;

namespace GitOpsSets.Engine.Tests.Generators.Trees;

public sealed class TreePathsTests
{
    [Theory]
    [InlineData("../../../../a", "a")]
    [InlineData("out/passwd", "etc/passwd")]
    [InlineData("chain/x/../y", "etc/y")]
    [InlineData("none/../../a", "a")]
    [InlineData("", "")]
    public void No_path_leaves_the_root(string path, string expected)
    {
        var tree = new InMemoryTree().AddSymlink("out", "/etc").AddSymlink("chain", "../../out");

        Assert.True(TreePaths.TryJoin(tree, path, out string? joined));
        Assert.Equal(expected, joined);
    }

    [Fact]
    public void A_loop_of_links_leads_nowhere()
    {
        var tree = new InMemoryTree().AddSymlink("a", "b/x").AddSymlink("b", "a/y");

        Assert.False(TreePaths.TryJoin(tree, "a", out _));
        Assert.Null(TreePaths.Follow(tree, "a"));
    }

    [Theory]
    [InlineData("a//b/./c/..", "a/b")]
    [InlineData("../../a", "../../a")]
    [InlineData("/../a/", "/a")]
    [InlineData("a/../..", "..")]
    [InlineData("", ".")]
    public void Cleans_as_Go_does(string path, string expected)
    {
        Assert.Equal(expected, TreePaths.Clean(path));
    }
}
