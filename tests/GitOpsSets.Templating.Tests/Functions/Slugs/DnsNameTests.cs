using GitOpsSets.Templating.Functions.Slugs;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Tests.Functions.Slugs;

public sealed class DnsNameTests
{
    [Theory]
    [InlineData("\u212Aubernetes", "kubernetes")]
    [InlineData("a-\uDCFF", "a")]
    public void Only_characters_of_a_name_are_kept(string text, string expected)
    {
        Assert.Equal(expected, DnsName.Sanitize(text));
    }

    [Fact]
    public void Nothing_is_refused()
    {
        Assert.Throws<FunctionException>(() => DnsName.Sanitize(""));
    }
}
