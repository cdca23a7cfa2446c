using GitOpsSets.Engine.Rendering.Guarding;

namespace GitOpsSets.Engine.Tests.Rendering.Guarding;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("2024-05-01")]
    [InlineData("2001-12-14t21:59:43.10-05:00")]
    [InlineData("190:20:30")]
    [InlineData("12:30")]
    [InlineData("=")]
    [InlineData("<<")]
    [InlineData("0o17")]
    [InlineData("1e3")]
    [InlineData("1234567")]
    [InlineData("12e4567")]
    [InlineData("1_000.5")]
    [InlineData("y")]
    [InlineData("Null")]
    [InlineData("")]
    public void What_some_reader_takes_for_something_else_is_no_text(string scalar) => Assert.False(PlainText.IsTextEverywhere(scalar));

    [Theory]
    [InlineData("2024-05-01 fix login")]
    [InlineData("1.2.3")]
    [InlineData("12abc")]
    [InlineData("yEs")]
    [InlineData("a=b")]
    [InlineData("-")]
    [InlineData("1:99")]
    public void Everything_else_is(string scalar) => Assert.True(PlainText.IsTextEverywhere(scalar));
}
