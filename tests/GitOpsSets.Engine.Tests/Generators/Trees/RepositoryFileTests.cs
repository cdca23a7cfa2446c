using GitOpsSets.Engine.Generators.Trees;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Testing;

namespace GitOpsSets.Engine.Tests.Generators.Trees;

public sealed class RepositoryFileTests
{
    [Fact]
    public void A_file_that_is_too_large_is_not_read()
    {
        var tree = new InMemoryTree().AddFile("big.yaml", new byte[RepositoryFile.MaximumBytes + 1]);

        var exception = Assert.Throws<YamlException>(() => RepositoryFile.Read(tree, "big.yaml"));

        Assert.Contains("1048577", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_where_in_the_file_the_trouble_is()
    {
        var tree = new InMemoryTree().AddFile("env/a.yaml", "a: 1\nb: [2\n");

        var exception = Assert.Throws<YamlException>(() => RepositoryFile.Read(tree, "env/a.yaml"));

        Assert.Equal("env/a.yaml", exception.At.File);
        Assert.True(exception.At.Line >= 2);
    }

    [Fact]
    public void Each_reading_gives_a_map_of_its_own()
    {
        var tree = new InMemoryTree().AddFile("a.yaml", "a: {b: 1}");

        RepositoryFile.Read(tree, "a.yaml")["a"].Map!.Remove("b");

        Assert.Equal(1, RepositoryFile.Read(tree, "a.yaml")["a"].Map!.Count);
    }
}
