using System.Globalization;
using GitOpsSets.Engine.Definitions.Substitution;

namespace GitOpsSets.Engine.Tests.Definitions.Substitution;

public sealed class VariableTextTests
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public void Expressions_inside_each_other_have_a_limit()
    {
        string text = string.Concat(Enumerable.Repeat("${a:-", 200_000));

        var exception = Assert.Throws<SubstitutionException>(() => Expand(text, ""));

        Assert.Contains("inside each other", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_result_has_a_limit()
    {
        string text = string.Concat(Enumerable.Repeat("${a}", 1000));

        Assert.Throws<SubstitutionException>(() => Expand(text, new string('x', Megabyte)));
    }

    [Fact]
    public void A_replacement_has_the_same_limit()
    {
        Assert.Throws<SubstitutionException>(() => Expand("${a//x/${a}}", new string('x', Megabyte)));
    }

    [Theory]
    [InlineData("${a##*a*a*a*a*b}")]
    [InlineData("${a%%b*a*a*a*a*}")]
    [InlineData("${a#*b}")]
    public void Trimming_a_large_value_takes_linear_time(string text)
    {
        string value = new('a', Megabyte / 8);

        Assert.Equal(value, Expand(text, value));
    }

    [Fact]
    public void Trimming_finds_the_shortest_and_the_longest_prefix()
    {
        Assert.Equal("1.2.3", Expand("${a#*-}", "app-1.2.3"));
        Assert.Equal("3", Expand("${a##*.}", "app-1.2.3"));
        Assert.Equal("", Expand("${a##*}", "é"));
        Assert.Equal("b", Expand("${a#[é-ü]}", "éb"));
    }

    [Fact]
    public void Many_escapes_take_linear_time()
    {
        string text = string.Concat(Enumerable.Repeat("$$", Megabyte));

        Assert.Equal(new string('$', Megabyte), Expand(text, ""));
    }

    [Fact]
    public void Case_does_not_depend_on_the_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("tr-TR");

            Assert.Equal("INFO", Expand("${a^^}", "info"));
            Assert.Equal("info", Expand("${a,,}", "INFO"));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Errors_name_the_line()
    {
        var exception = Assert.Throws<SubstitutionException>(() => Expand("a: 1\nb: ${a-x}\n", ""));

        Assert.StartsWith("line 2:", exception.Message, StringComparison.Ordinal);
    }

    private static string Expand(string text, string value) => VariableText.Expand(text, name => name == "a" ? value : null, isStrict: false, 16 * Megabyte);
}
