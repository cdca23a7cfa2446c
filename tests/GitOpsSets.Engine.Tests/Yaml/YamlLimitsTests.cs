using System.Diagnostics;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Tests.Yaml;

public sealed class YamlLimitsTests
{
    /// <summary>Generous: a reader that is quadratic takes minutes for these texts.</summary>
    private static readonly TimeSpan LinearTime = TimeSpan.FromSeconds(20);

    public static TheoryData<string> HostileTexts =>
    [
        new string('[', 1_000_000),
        string.Concat(Enumerable.Repeat("{a: ", 250_000)),
        string.Concat(Enumerable.Repeat("- ", 500_000)),
        string.Concat(Enumerable.Repeat("? ", 500_000)),
        string.Concat(Enumerable.Repeat("[a, ", 250_000)),
        string.Concat(Enumerable.Repeat("\"a\" ", 250_000)),
        string.Concat(Enumerable.Repeat("&a !!str ", 100_000)),
        "\"" + string.Concat(Enumerable.Repeat("\\\n", 500_000)),
        "a: |\n" + string.Concat(Enumerable.Repeat(" \n", 500_000)) + "x",
        new string('\n', 1_000_000) + "\t",
        string.Concat(Enumerable.Repeat("---\n", 250_000)),
        "a: '" + new string('x', 600) + "\0'",
        "- x\0",
        "\"\\\0\"",
        "!a%\0",
        "| \0",
    ];

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Hostile_texts_end_in_an_error_or_a_value_in_linear_time(string text)
    {
        var watch = Stopwatch.StartNew();

        var thrown = Record.Exception(() => YamlReader.ReadAll(text, Written.File, YamlLimits.Default));

        Assert.True(thrown is null or YamlException, thrown?.ToString());
        Assert.True(watch.Elapsed < LinearTime, $"took {watch.Elapsed}");
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a: ", "}")]
    [InlineData("- ", "")]
    public void Depth_is_bounded(string open, string close)
    {
        string Nested(int depth) => string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
        int most = YamlLimits.Default.MaxDepth;

        YamlReader.ReadFirst(Nested(most), Written.File, YamlLimits.Default);
        var error = Written.Refused(Nested(most + 1));

        Assert.Contains("nested", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_number_of_values_and_their_length_are_bounded()
    {
        var small = YamlLimits.Default with { MaxNodes = 5, MaxScalarLength = 3 };

        Assert.Contains("values", Written.Refused("[1, 2, 3, 4, 5]", small).Message, StringComparison.Ordinal);
        Assert.Contains("longer", Written.Refused("abcd", small).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Aliases_of_aliases_do_not_unfold()
    {
        string text = "l0: &l0 [x, x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(1, 20).Select(i => $"l{i}: &l{i} [" + string.Join(',', Enumerable.Repeat($"*l{i - 1}", 10)) + "]\n"));

        var error = Written.Refused(text);

        Assert.Contains("unfold", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Merges_of_merges_do_not_unfold()
    {
        string text = "m0: &m0 {a: 1, b: 2}\n" + string.Concat(Enumerable.Range(1, 20).Select(i => $"m{i}: &m{i}\n  <<: [" + string.Join(',', Enumerable.Repeat($"*m{i - 1}", 10)) + "]\n"));

        var error = Written.Refused(text);

        Assert.Contains("unfold", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_too_deep_has_a_place_even_where_the_deepest_mapping_has_none()
    {
        var error = Written.Refused("[\n" + string.Concat(Enumerable.Repeat("[e: ", 60)));

        Assert.Equal(2, error.At.Line);
        Assert.True(error.At.Column > 100);
    }

    [Fact]
    public void JSON_is_bounded_as_well()
    {
        string deep = new string('[', 50_000) + new string(']', 50_000);

        var error = Assert.Throws<YamlException>(() => JsonReader.Read(deep, Written.File, YamlLimits.Default, JsonNumberModel.Float64));

        Assert.Contains("nested", error.Message, StringComparison.Ordinal);
    }
}
