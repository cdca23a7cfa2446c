using System.Diagnostics;
using System.Globalization;
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

    [Theory]
    [InlineData("\"{0}\": 1")]
    [InlineData("? {0}\n: 1")]
    [InlineData("{{{0}: 1}}")]
    public void The_length_of_a_key_is_bounded(string form)
    {
        var small = YamlLimits.Default with { MaxKeyLength = 10 };

        YamlReader.ReadFirst(string.Format(CultureInfo.InvariantCulture, form, new string('k', 10)), Written.File, small);
        var error = Written.Refused(string.Format(CultureInfo.InvariantCulture, form, new string('k', 11)), small);

        Assert.Equal("a key is longer than 10 characters", error.Message);
        Assert.True(error.IsLimit);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("a: 1\n---\n{0}\n---\nb: 2\n")]
    public void The_length_of_a_document_is_bounded_and_that_of_a_file_of_documents_is_not(string form)
    {
        var small = YamlLimits.Default with { MaxLength = 60 };
        string fitting = "key: " + new string('v', 40);
        string Text(string document) => string.Format(CultureInfo.InvariantCulture, form, document);

        YamlReader.ReadAll(Text(fitting) + "\n---\n" + fitting, Written.File, small);
        var error = Assert.Throws<YamlException>(() => YamlReader.ReadAll(Text(fitting + new string('v', 40)), Written.File, small));

        Assert.Equal("the document is longer than 60 characters", error.Message);
        Assert.True(error.IsLimit);
    }

    [Fact]
    public void A_large_document_unfolds_to_at_most_ten_times_what_is_written()
    {
        string Folded(int uses) => "base: &base {" + string.Join(", ", Enumerable.Range(0, 600).Select(i => $"k{i}: v")) + "}\nuses: [" + string.Join(", ", Enumerable.Repeat("*base", uses)) + "]\n";

        YamlReader.ReadFirst(Folded(9), Written.File, YamlLimits.Default);
        var error = Written.Refused(Folded(12));

        Assert.Contains("unfold", error.Message, StringComparison.Ordinal);
        Assert.True(error.IsLimit);
    }

    [Fact]
    public void A_file_of_a_source_has_few_aliases()
    {
        string Folded(int uses) => "base: &base {" + string.Join(", ", Enumerable.Range(0, 100).Select(i => $"k{i}: v")) + "}\nuses: [" + string.Join(", ", Enumerable.Repeat("*base", uses)) + "]\n";

        YamlReader.ReadFirst(Folded(4), Written.File, YamlLimits.Source);
        YamlReader.ReadFirst(Folded(6), Written.File, YamlLimits.Default);
        var error = Written.Refused(Folded(6), YamlLimits.Source);

        Assert.Contains("unfold", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_limits_are_those_of_the_documentation()
    {
        Assert.Equal(new YamlLimits(MaxDepth: 100, MaxNodes: 200_000, MaxScalarLength: 1_048_576, MaxAliasedNodes: 50_000, MaxKeyLength: 1_024, MaxLength: 1_048_576), YamlLimits.Default);
        Assert.Equal(YamlLimits.Default with { MaxAliasedNodes = 1_000 }, YamlLimits.Source);
        Assert.Equal(YamlLimits.Default with { MaxLength = 20_971_520 }, YamlLimits.Written);
    }

    [Fact]
    public void JSON_of_a_remote_system_is_64_levels_deep_at_most()
    {
        static string Nested(int depth) => new string('[', depth) + new string(']', depth);

        JsonReader.Read(Nested(64), Written.File, YamlLimits.Answer(1000), JsonNumberModel.Float64);
        Assert.True(Assert.Throws<YamlException>(() => JsonReader.Read(Nested(65), Written.File, YamlLimits.Answer(1000), JsonNumberModel.Float64)).IsLimit);
    }

    [Fact]
    public void JSON_keys_and_texts_are_bounded_as_well()
    {
        var small = YamlLimits.Default with { MaxKeyLength = 3, MaxScalarLength = 5 };

        Assert.True(Assert.Throws<YamlException>(() => JsonReader.Read("""{"abcd": 1}""", Written.File, small, JsonNumberModel.Float64)).IsLimit);
        Assert.True(Assert.Throws<YamlException>(() => JsonReader.Read("""{"abc": "123456"}""", Written.File, small, JsonNumberModel.Float64)).IsLimit);
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
