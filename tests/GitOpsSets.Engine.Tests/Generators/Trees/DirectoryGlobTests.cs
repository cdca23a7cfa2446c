using GitOpsSets.Engine.Generators.Trees;
using GitOpsSets.Testing;

namespace GitOpsSets.Engine.Tests.Generators.Trees;

public sealed class DirectoryGlobTests
{
    [Theory]
    [InlineData("/etc")]
    [InlineData("../../..")]
    [InlineData("../links/../../etc")]
    public void A_wildcard_does_not_follow_a_link_out_of_the_tree(string target)
    {
        var tree = new InMemoryTree().AddFile("etc/passwd").AddSymlink("links/out", target);

        Assert.Equal("./links/out", Find(tree, "links/*"));
        Assert.Empty(Find(tree, "links/*/*"));
    }

    [Fact]
    public void Links_to_their_own_parent_stop_at_the_limit()
    {
        var tree = new InMemoryTree().AddSymlink("a", ".").AddSymlink("b", ".").AddSymlink("c", ".");

        bool isFound = DirectoryGlob.TryFind(tree, [new DirectoryItem(string.Join('/', Enumerable.Repeat("*", 200)), false)], 1000, null, out _, out string? error);

        Assert.False(isFound);
        Assert.Contains("1000", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_that_is_too_long_is_an_error()
    {
        bool isFound = DirectoryGlob.TryFind(new InMemoryTree(), [new DirectoryItem(new string('a', 5000), false)], 1000, null, out _, out string? error);

        Assert.False(isFound);
        Assert.Contains("4096", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_in_the_order_of_their_bytes()
    {
        var tree = new InMemoryTree().AddFile("\uFF5E").AddFile("\U0001F680").AddFile("z");

        Assert.Equal("./z ./\uFF5E ./\U0001F680", Find(tree, "*"));
    }

    [Fact]
    public void Many_stars_take_no_longer_than_few()
    {
        string pattern = string.Concat(Enumerable.Repeat("*a", 500)) + "b";

        bool isWellFormed = GlobPattern.TryMatch(pattern, new string('a', 4000), out bool isMatch);

        Assert.True(isWellFormed);
        Assert.False(isMatch);
    }

    private static string Find(InMemoryTree tree, string pattern) =>
        DirectoryGlob.TryFind(tree, [new DirectoryItem(pattern, false)], 1000, null, out var matches, out string? error)
            ? string.Join(' ', matches.Select(match => match.Directory))
            : throw new FormatException(error);
}
