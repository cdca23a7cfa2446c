using GitOpsSets.Engine.Summaries;

namespace GitOpsSets.Engine.Tests.Summaries;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain text", "`plain text`")]
    [InlineData("@everyone <b>fixes #1</b>", "`@everyone <b>fixes #1</b>`")]
    [InlineData("a`b", "`` a`b ``")]
    [InlineData("``<img src=x>``", "``` ``<img src=x>`` ```")]
    [InlineData("a | b", "`a ¦ b`")]
    [InlineData("a\r\n/close", "`a  /close`")]
    [InlineData("\u202egnp.exe", "`\\u202egnp.exe`")]
    [InlineData("a\u2028# b", "`a\\u2028# b`")]
    public void Whatever_it_is_it_stays_one_code_span(string text, string span)
    {
        Assert.Equal(span, MarkdownText.Code(text));
    }
}
