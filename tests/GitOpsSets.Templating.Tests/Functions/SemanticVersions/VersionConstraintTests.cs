using GitOpsSets.Templating.Functions.SemanticVersions;

namespace GitOpsSets.Templating.Tests.Functions.SemanticVersions;

public sealed class VersionConstraintTests
{
    [Theory]
    [InlineData(32)]
    [InlineData(33)]
    public void Alternatives_are_bounded(int count)
    {
        string text = string.Join("||", Enumerable.Repeat("1.x", count));

        var refusal = Record.Exception(() => VersionConstraint.Parse(text));

        Assert.Equal(count > 32, refusal is SemanticVersionException);
    }

    [Fact]
    public void A_range_keeps_its_alternatives_apart()
    {
        var constraint = VersionConstraint.Parse("1.0 - 1.4 || >=3, <3.2");

        Assert.True(constraint.Check(SemanticVersion.Parse("1.4.9")));
        Assert.False(constraint.Check(SemanticVersion.Parse("2.0.0")));
        Assert.True(constraint.Check(SemanticVersion.Parse("3.1.0")));
        Assert.False(constraint.Check(SemanticVersion.Parse("3.2.0")));
    }
}
