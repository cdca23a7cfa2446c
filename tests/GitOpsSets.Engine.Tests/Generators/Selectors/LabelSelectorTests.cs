using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Generators.Selectors;

namespace GitOpsSets.Engine.Tests.Generators.Selectors;

public sealed class LabelSelectorTests
{
    [Fact]
    public void Everything_selects_objects_without_labels()
    {
        Assert.True(LabelSelector.Everything.Matches(new Dictionary<string, string>(StringComparer.Ordinal)));
    }

    [Fact]
    public void The_error_names_the_operator_and_the_label()
    {
        bool isRead = LabelSelector.TryCreate(new Dictionary<string, string>(StringComparer.Ordinal), [new LabelRequirement("env", "NotIn", [])], out _, out string? error);

        Assert.False(isRead);
        Assert.Equal("the operator NotIn of the label 'env' needs values", error);
    }

    [Theory]
    [InlineData("team\n", false)]
    [InlineData("a", true)]
    [InlineData("example.com/a_b.C-9", true)]
    [InlineData("example..com/a", false)]
    public void Keys_are_those_of_Kubernetes(string key, bool isKey)
    {
        Assert.Equal(isKey, LabelSyntax.IsKey(key));
    }

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void A_value_has_at_most_63_characters(int length, bool isValue)
    {
        Assert.Equal(isValue, LabelSyntax.IsValue(new string('v', length)));
    }

    [Fact]
    public void A_long_key_is_refused_in_linear_time()
    {
        Assert.False(LabelSyntax.IsKey(string.Concat(Enumerable.Repeat("a-.", 100_000)) + "/x"));
    }
}
