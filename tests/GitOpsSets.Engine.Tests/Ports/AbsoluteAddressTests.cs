using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Tests.Ports;

public sealed class AbsoluteAddressTests
{
    [Theory]
    [InlineData("//\u202e")]
    [InlineData("https://\u202e")]
    [InlineData("\u200f//a")]
    [InlineData("https://a/\n")]
    [InlineData("not an address")]
    [InlineData("")]
    public void What_is_no_address_is_none_and_no_error(string text)
    {
        Assert.False(AbsoluteAddress.TryRead(text, out var read));
        Assert.Null(read);
    }

    [Theory]
    [InlineData("//\u202e")]
    [InlineData("https://\u200f")]
    public void What_is_no_rest_of_an_address_is_none_and_no_error(string text) => Assert.False(AbsoluteAddress.TryResolve(new Uri("https://example.com/a"), text, out _));

    [Fact]
    public void Addresses_are_read_and_resolved()
    {
        Assert.True(AbsoluteAddress.TryRead("https://größe.example/a?b#c", out var read));
        Assert.True(AbsoluteAddress.TryResolve(new Uri("https://example.com/a/b"), "../c?d=e", out var resolved));
        Assert.Equal(("größe.example", "https://example.com/c?d=e"), (read.Host, resolved.AbsoluteUri));
    }
}
