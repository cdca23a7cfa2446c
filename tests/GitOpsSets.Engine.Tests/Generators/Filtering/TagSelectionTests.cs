using GitOpsSets.Engine.Generators.Filtering;
using GitOpsSets.Templating.Functions.SemanticVersions;

namespace GitOpsSets.Engine.Tests.Generators.Filtering;

public sealed class TagSelectionTests
{
    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Says_whether_the_limit_cut_the_list(int limit, bool expected)
    {
        TagSelection.Select(["a", "b", "c"], tag => tag, InputFilter.None with { Limit = limit }, null, out bool isBounded);

        Assert.Equal(expected, isBounded);
    }

    [Fact]
    public void Names_are_ordered_by_bytes_not_by_utf16()
    {
        var tags = TagSelection.Select(["\uFFFD", "🚀", "a"], tag => tag, InputFilter.None, null, out _);

        Assert.Equal(["🚀", "\uFFFD", "a"], tags);
    }

    [Fact]
    public void Of_ten_thousand_versions_the_greatest_are_taken()
    {
        var filter = InputFilter.None with { Versions = VersionConstraint.Parse(">=1.0.0, <2.0.0 || ^3.1"), Limit = 10 };

        var tags = TagSelection.Select(Enumerable.Range(0, 10_000).Select(number => $"v1.{number}.0"), tag => tag, filter, null, out _);

        Assert.Equal("v1.9999.0", tags[0]);
        Assert.Equal(10, tags.Length);
    }
}
