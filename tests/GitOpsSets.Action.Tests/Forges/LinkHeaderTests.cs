using GitOpsSets.Action.Forges;

namespace GitOpsSets.Action.Tests.Forges;

public sealed class LinkHeaderTests
{
    private static readonly Uri Page = new("https://forge.test/api/list?page=1");

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("<https://forge.test/a?page=2>; rel=\"next\", <https://forge.test/a?page=9>; rel=\"last\"", "https://forge.test/a?page=2")]
    [InlineData("<https://forge.test/a?page=1>; rel=\"first\"; title=\"a, b; rel=next\"", null)]
    [InlineData("</v2/x?last=b>; rel=next", "https://forge.test/v2/x?last=b")]
    [InlineData("<?page=2>; title=\"t\"; rel=\"nofollow next\"", "https://forge.test/api/list?page=2")]
    [InlineData("<https://forge.test/a,b;c?x=<>; rel=\"next\"", "throws")]
    [InlineData("next", "throws")]
    [InlineData("<https://forge.test/2>; rel=\"next\" trailing", "throws")]
    public void Finds_the_next_page_or_refuses_to_guess(string? header, string? next)
    {
        if (next == "throws")
        {
            Assert.Throws<ForgeException>(() => LinkHeader.Next(header, Page));
            return;
        }

        Assert.Equal(next is null ? null : new Uri(next), LinkHeader.Next(header, Page));
    }
}
