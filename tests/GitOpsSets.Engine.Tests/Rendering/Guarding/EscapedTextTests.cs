using GitOpsSets.Engine.Rendering.Guarding;

namespace GitOpsSets.Engine.Tests.Rendering.Guarding;

public sealed class EscapedTextTests
{
    [Fact]
    public void Everything_but_printable_ASCII_is_escaped() => Assert.Equal("a\\u2028\\u001b\\\"\\\\\\n\\ud800", EscapedText.Of("a\u2028\u001b\"\\\n\ud800"));

    [Fact]
    public void Long_texts_are_cut_between_characters_of_the_result() => Assert.Equal(new string('x', 79) + "...", EscapedText.Of(new string('x', 79) + "\u2028" + "rest"));
}
