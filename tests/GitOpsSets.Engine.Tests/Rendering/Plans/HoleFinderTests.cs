using GitOpsSets.Engine.Rendering.Plans;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Tests.Rendering.Plans;

/// <summary>Which stretches of what actions wrote may change.</summary>
public sealed class HoleFinderTests
{
    public static TheoryData<string, string> Cases => new()
    {
        { "simple", "simple" },
        { "two words: and more", "two words: and more" },
        { "", "" },
        { "\"quoted text\"", "quoted text" },
        { "\"\"", "" },
        { "\"with \\\" escapes\"", "" },
        { "\"open", "open" },
        { """["a","b c"]""", "a|b c" },
        { """{"key":"value","count":3,"on":true}""", "value|3|true" },
        { "\n  cpu: 100m\n  hosts:\n  - a.example.com\n  - 'b'\n  \"k\": -1", "100m|a.example.com|b|1" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Simple_values_quoted_texts_and_words_that_are_no_keys_are_holes(string written, string expected)
    {
        string text = $"value: {written}\nother: 1\n";
        var holes = new List<TextInsertion>();

        HoleFinder.Find(text, [new TextInsertion(7, written.Length)], holes);

        Assert.Equal(expected, string.Join('|', holes.Select(hole => text.Substring(hole.Start, hole.Length))));
    }
}
