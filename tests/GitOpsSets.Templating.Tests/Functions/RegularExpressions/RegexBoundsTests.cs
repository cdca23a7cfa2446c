using GitOpsSets.Templating.Functions.RegularExpressions;

namespace GitOpsSets.Templating.Tests.Functions.RegularExpressions;

public sealed class RegexBoundsTests
{
    [Fact]
    public void A_pattern_and_a_text_have_bounds()
    {
        string pattern = new('a', RegularExpression.MaximumGivenLength);
        string longest = "{{ repeat 65536 \"a\" | regexFind \"^a+$\" | len }}";

        Assert.Equal("65536", Rendering.Render(longest).Text);
        Assert.False(RegularExpression.CompileGiven(pattern).IsMatch("a"));
        Assert.True(Assert.Throws<TemplateException>(() => Rendering.Render(longest.Replace("65536", "65537", StringComparison.Ordinal))).IsLimit);
        Assert.Equal("a regular expression has at most 2048 characters, not 2049", Assert.Throws<RegularExpressionException>(() => RegularExpression.CompileGiven(pattern + "a")).Message);
        Assert.Contains("at most 2048", Assert.Throws<TemplateException>(() => Rendering.Render($"{{{{ regexFind \"{pattern}a\" \"x\" }}}}")).Message, StringComparison.Ordinal);
    }
}
