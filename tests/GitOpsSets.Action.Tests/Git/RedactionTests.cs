using GitOpsSets.Action.Git;

namespace GitOpsSets.Action.Tests.Git;

public sealed class RedactionTests
{
    [Theory]
    [InlineData("token abc123 and abc", "token *** and ***")]
    [InlineData("https://user:pw@host/path and http://plain/", "https://***@host/path and http://plain/")]
    [InlineData("a\u001b[31mred\rnext\0", "a[31mred\nnext")]
    public void Secrets_user_parts_and_control_characters_go(string text, string clean) =>
        Assert.Equal(clean, new Redaction(["abc", "abc123", ""]).Clean(text));
}
