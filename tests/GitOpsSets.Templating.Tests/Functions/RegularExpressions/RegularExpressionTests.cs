using System.Globalization;
using GitOpsSets.Templating.Functions.RegularExpressions;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Tests.Functions.RegularExpressions;

public sealed class RegularExpressionTests
{
    [Theory]
    [InlineData("(a+)+$", "a", "!")]
    [InlineData("(a|aa)+$", "a", "!")]
    [InlineData("(.*)*=(.*)*;", "x", "")]
    [InlineData("(a?){30}a{30}$", "a", "!")]
    [InlineData(@"^(\w+\s?)*$", "ab ", "!")]
    [InlineData("(?:(?:a*)*)*b", "a", "")]
    public void Steps_grow_with_the_text_and_no_faster_where_backtracking_explodes(string pattern, string unit, string end)
    {
        var expression = RegularExpression.Compile(pattern);

        long small = expression.CountSteps(string.Concat(Enumerable.Repeat(unit, 1_000)) + end);
        long large = expression.CountSteps(string.Concat(Enumerable.Repeat(unit, 64_000)) + end);

        Assert.InRange(large, 1, 70 * small);
    }

    [Fact]
    public void Many_searches_that_each_run_to_the_end_are_stopped()
    {
        var expression = RegularExpression.Compile("a.*b|a");

        Assert.Throws<RegularExpressionException>(() => expression.FindAll(new string('a', 64_000), -1));
    }

    [Theory]
    [InlineData("(a{1000}b{1000}c{1000}d{1000}e{1000}){1}")]
    [InlineData(@"[[:word:]]{1000}\pL{1000}")]
    public void Counted_repetition_up_to_the_limit_of_Go_is_compiled(string pattern)
    {
        Assert.False(RegularExpression.Compile(pattern).IsMatch("a"));
    }

    [Fact]
    public void A_program_too_large_is_refused()
    {
        string pattern = string.Concat(Enumerable.Repeat(".{1000}", 101));

        Assert.Throws<RegularExpressionException>(() => RegularExpression.Compile(pattern));
        Assert.Throws<RegularExpressionException>(() => RegularExpression.Compile(new string('a', 70_000)));
    }

    [Fact]
    public void Many_groups_in_a_long_pattern_are_refused_and_take_no_memory()
    {
        var expression = RegularExpression.Compile(string.Concat(Enumerable.Repeat("(a)", 20_000)));
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<RegularExpressionException>(() => expression.FindSubmatch(new string('a', 20_000)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 * 1024 * 1024);
    }

    [Fact]
    public void Captures_that_are_carried_along_count_as_work()
    {
        var expression = RegularExpression.Compile(string.Concat(Enumerable.Repeat("(a*)*", 300)) + "b");

        Assert.Throws<RegularExpressionException>(() => expression.FindSubmatch(new string('a', 64_000)));
    }

    [Theory]
    [InlineData('(', ')')]
    [InlineData('[', ']')]
    public void Hostile_nesting_is_refused_without_overflowing_the_stack(char open, char close)
    {
        string pattern = new string(open, 30_000) + "a" + new string(close, 30_000);

        if (open == '(')
        {
            Assert.Throws<RegularExpressionException>(() => RegularExpression.Compile(pattern));
        }
        else
        {
            Assert.False(RegularExpression.Compile(pattern).IsMatch("b"));
        }
    }

    [Fact]
    public void A_byte_that_is_not_text_is_one_character()
    {
        string text = GoText.FromUtf8([0x61, 0xFF, 0x62]);

        Assert.True(RegularExpression.Compile(@"^a\x{FFFD}b$").IsMatch(text));
        Assert.Equal("-" + GoText.FromUtf8([0xFF]) + "-", RegularExpression.Compile("[ab]").ReplaceAll(text, "-"));
        Assert.Throws<RegularExpressionException>(() => RegularExpression.Compile(text));
    }

    [Fact]
    public void Halves_of_a_character_that_were_joined_match_as_the_character()
    {
        string halves = GoText.Substring("é", 0, 1) + GoText.Substring("é", 1, 2);

        Assert.Equal("é", RegularExpression.Compile("^.$").Find(halves));
    }

    [Theory]
    [InlineData(@"\p{Old_Italic}", "\U00010300")]
    [InlineData(@"\p{olditalic}", "\U00010300")]
    [InlineData(@"\p{Cn}", "\u0378")]
    [InlineData(@"\p{Assigned}", "a")]
    [InlineData(@"\p{uppercase letter}", "A")]
    [InlineData(@"(?i)[[:upper:]]", "a")]
    [InlineData(@"(?i)\w", "\u212A")]
    public void Properties_have_the_names_of_Go(string pattern, string text)
    {
        Assert.True(RegularExpression.Compile(pattern).IsMatch(text));
    }

    [Fact]
    public void Culture_does_not_matter()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");

            Assert.True(RegularExpression.Compile("(?i)^ID$").IsMatch("id"));
            Assert.False(RegularExpression.Compile("(?i)^i$").IsMatch("İ"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_refusal_says_why_in_the_words_of_Go_and_what_to_know()
    {
        var refusal = Assert.Throws<RegularExpressionException>(() => RegularExpression.Compile("a(?=b)"));

        Assert.Equal("error parsing regexp: invalid or unsupported Perl syntax: `(?=` (RE2 has no look-ahead)", refusal.Message);
    }
}
