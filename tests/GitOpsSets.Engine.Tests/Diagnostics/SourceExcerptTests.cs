using GitOpsSets.Engine.Diagnostics;

namespace GitOpsSets.Engine.Tests.Diagnostics;

public sealed class SourceExcerptTests
{
    [Fact]
    public void Shows_the_line_with_its_number_and_a_caret_below_the_place()
    {
        var excerpt = new SourceExcerpt(22, "  region: eu", 11, 2);

        Assert.Equal(["   22 |   region: eu", "      |           ^^"], excerpt.Show(text => text));
    }

    [Fact]
    public void Points_behind_the_end_of_a_line()
    {
        Assert.Equal(["    3 | a:", "      |   ^"], new SourceExcerpt(3, "a:", 9, 0).Show(text => text));
    }

    [Theory]
    [InlineData("\tx: 1", "\\tx: 1", 5)]
    [InlineData("\u001b[31mx: 1", "\\u001b[31mx: 1", 13)]
    [InlineData("a\u202eb\u2066c: 1", "a\\u202eb\\u2066c: 1", 17)]
    [InlineData("ü: 1", "ü: 1", 3)]
    [InlineData("日本: 1", "日本: 1", 6)]
    public void Shows_printable_characters_only_and_keeps_the_caret_below_the_last_of_them(string line, string shown, int columns)
    {
        Assert.Equal([$"    1 | {shown}", $"      | {new string(' ', columns)}^"], new SourceExcerpt(1, line, line.Length, 1).Show(text => text));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(500)]
    [InlineData(1000)]
    public void Is_no_wider_than_a_screen_and_still_shows_the_place(int column)
    {
        string line = string.Concat(Enumerable.Range(0, 1000).Select(i => (char)('a' + (i % 26))));

        var lines = new SourceExcerpt(7, line, column, 3).Show(text => text);

        Assert.All(lines, shown => Assert.InRange(shown.Length, 1, 140));
        Assert.Equal(line[column - 1], lines[0][lines[1].IndexOf('^', StringComparison.Ordinal)]);
    }

    [Fact]
    public void A_secret_is_hidden_before_the_line_is_cut()
    {
        string line = new string('x', 115) + "correct-horse-battery" + new string('y', 200);

        var lines = new SourceExcerpt(1, line, 1, 1).Show(text => text.Replace("correct-horse-battery", "***", StringComparison.Ordinal));

        Assert.DoesNotContain("cor", lines[0], StringComparison.Ordinal);
        Assert.Contains("***", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_inside_a_secret_has_no_caret()
    {
        var lines = new SourceExcerpt(1, "token: canary-value", 12, 3).Show(text => text.Replace("canary-value", "***", StringComparison.Ordinal));

        Assert.Equal(["    1 | token: ***"], lines);
    }
}
