using GitOpsSets.Engine.Diagnostics;

namespace GitOpsSets.Engine.Tests.Diagnostics;

public sealed class TextFocusTests
{
    [Theory]
    [InlineData("a: '{{ .Element.name }}'", 16, ".name", 0)]
    [InlineData("a: '{{ .Element.name }}-{{ .Element.name }}'", 36, ".name", 1)]
    [InlineData("a: '{{ .x | trunc \"five\" }}'", 19, "five", 0)]
    [InlineData("a: '{{ .x'", 10, "{{", 0)]
    [InlineData("a: {{ }}{{ }}", 12, "{{", 1)]
    public void Is_the_word_at_the_place_or_the_action_around_it(string line, int column, string text, int occurrence)
    {
        Assert.Equal(new TextFocus(text, occurrence), TextFocus.At(line, column, "{{"));
    }

    [Fact]
    public void Is_nothing_where_neither_is()
    {
        Assert.Null(TextFocus.At("- :", 2, "{{"));
        Assert.Null(TextFocus.At("", 5, "{{"));
    }

    [Fact]
    public void Is_found_again_in_the_users_line()
    {
        const string Line = "    labels: {a: \"{{ .x.name }}\", b: \"{{ .y.name }}\"}";

        Assert.Equal(Line.LastIndexOf(".name", StringComparison.Ordinal), new TextFocus(".name", 1).Find(Line, 0));
        Assert.Equal(-1, new TextFocus(".name", 2).Find(Line, 0));
        Assert.Equal(-1, new TextFocus(".name", 0).Find(Line, 500));
    }
}
