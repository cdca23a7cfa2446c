using FsCheck;
using FsCheck.Fluent;
using GitOpsSets.Templating.Values;
using GitOpsSets.Testing;

namespace GitOpsSets.Templating.Tests.Syntax;

public sealed class ParserTests
{
    private static readonly string[] Pieces =
    [
        "{{", "}}", "{{-", "-}}", "{{ ", " }}", "/*", "*/", "\"", "`", "'", "\\", "(", ")", "|", ":=", "=", ",", ".", "$", "$x", ".a", "if ", "else ", "end", "range ", "with ", "define ", "template ",
        "block ", "break", "continue", "nil", "true", "print ", "1", "-1", "0x1F", "1e3", "1_0", "0b1", "2i", "+", "é", "\uDC80", "\uD83D", "💡", "\n", "\r\n", "\t", " ", "text", "\0", "\u2028",
    ];

    [Fact]
    public void Text_without_actions_renders_as_itself()
    {
        Law.Holds(Texts(), text => string.Equals(Rendering.Render(text).Text, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Whatever_the_text_reading_and_rendering_fail_with_a_template_exception_only()
    {
        Law.Holds(Garbage(), IsRenderedOrRefused, 3_000);
    }

    [Theory]
    [InlineData(10_000, true)]
    [InlineData(10_001, false)]
    [InlineData(200_000, false)]
    public void Parentheses_nest_as_deeply_as_Go_allows_and_no_deeper(int depth, bool isAllowed)
    {
        string template = "{{ " + new string('(', depth) + "1" + new string(')', depth) + " }}";

        var exception = Record.Exception(() => Assert.Equal("1", Rendering.Render(template).Text));

        Assert.Equal(isAllowed, exception is null);
        Assert.True(isAllowed || exception is TemplateException { IsLimit: true });
    }

    [Theory]
    [InlineData("{{ if 1 }}")]
    [InlineData("{{ range 1 }}")]
    [InlineData("{{ define \"a\" }}")]
    [InlineData("{{ block \"a\" . }}")]
    public void Control_structures_that_nest_without_end_are_refused(string opening)
    {
        string template = string.Concat(Enumerable.Repeat(opening, 50_000));

        Assert.Throws<TemplateException>(() => Rendering.Parse(template));
    }

    [Fact]
    public void A_long_chain_of_conditions_is_not_a_deep_one()
    {
        string template = "{{ if eq .Element 0 }}0" + string.Concat(Enumerable.Range(1, 2_000).Select(number => $"{{{{ else if eq .Element {number} }}}}{number}")) + "{{ end }}";

        string text = Rendering.Render(template, TemplateValue.Of(1_999)).Text;

        Assert.Equal("1999", text);
    }

    [Fact]
    public void A_template_that_is_too_long_is_refused()
    {
        var exception = Assert.Throws<TemplateException>(() => Rendering.Parse(new string('a', (1024 * 1024) + 1)));

        Assert.True(exception.IsLimit);
    }

    private static bool IsRenderedOrRefused(string text)
    {
        try
        {
            _ = Rendering.Render(text);
            return true;
        }
        catch (TemplateException exception)
        {
            return exception is { Line: >= 1, Column: >= 1 };
        }
    }

    private static Gen<string> Texts() =>
        Gen.Elements(Pieces.Where(piece => !piece.Contains("{{", StringComparison.Ordinal) && !char.IsSurrogate(piece[0])).ToArray()).ArrayOf().Select(string.Concat);

    private static Gen<string> Garbage() => Gen.Elements(Pieces).ArrayOf().Select(pieces => "{{" + string.Concat(pieces));
}
