using GitOpsSets.Templating.Tests.Functions.Sprig;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Tests.Functions.Encodings;

public sealed class EncodingTests
{
    [Theory]
    [InlineData("b64dec", "YQ=x", "illegal base64 data at input byte 2")]
    [InlineData("b64dec", "YQ=", "illegal base64 data at input byte 3")]
    [InlineData("b64dec", "YQ==\n", "a")]
    [InlineData("b64dec", "Y\nQ\n=\r\n=", "a")]
    [InlineData("b64dec", "Y", "illegal base64 data at input byte 0")]
    [InlineData("b32dec", "ME======X", "a")]
    [InlineData("b32dec", "M=======", "illegal base32 data at input byte 1")]
    [InlineData("b32dec", "MEE=====", "illegal base32 data at input byte 3")]
    [InlineData("b32dec", "ME==A===", "illegal base32 data at input byte 3")]
    public void Malformed_text_is_answered_as_in_Go(string function, string text, string expected)
    {
        Assert.Equal(expected, SprigCall.Call(function, SprigCall.Text(text)).Text);
    }

    [Fact]
    public void Every_byte_survives()
    {
        string bytes = GoText.FromUtf8([.. Enumerable.Range(0, 256).Select(value => (byte)value)]);

        foreach (string encoding in new[] { "b64", "b32" })
        {
            var encoded = SprigCall.Call(encoding + "enc", SprigCall.Text(bytes));
            Assert.Equal(bytes, SprigCall.Call(encoding + "dec", encoded).Text);
        }
    }
}
