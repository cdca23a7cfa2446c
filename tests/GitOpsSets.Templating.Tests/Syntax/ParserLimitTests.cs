namespace GitOpsSets.Templating.Tests.Syntax;

public sealed class ParserLimitTests
{
    [Fact]
    public void A_template_that_is_too_long_or_too_deep_is_refused_as_a_limit()
    {
        static string Nested(int depth) => string.Concat(Enumerable.Repeat("{{ if 1 }}", depth)) + "x" + string.Concat(Enumerable.Repeat("{{ end }}", depth));

        Assert.Equal(1024 * 1024, Rendering.Parse(new string('x', 1024 * 1024)).Text.Length);
        Assert.True(Assert.Throws<TemplateException>(() => Rendering.Parse(new string('x', (1024 * 1024) + 1))).IsLimit);
        Assert.Equal("x", Rendering.Render(Nested(100)).Text);
        Assert.True(Assert.Throws<TemplateException>(() => Rendering.Parse(Nested(101))).IsLimit);
    }
}
