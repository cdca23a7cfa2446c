using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Tests.Functions.Sprig;

public sealed class LimitTests
{
    [Theory]
    [InlineData("repeat", long.MaxValue, "ab")]
    [InlineData("repeat", 600_000, "ab")]
    [InlineData("indent", long.MaxValue, "ab")]
    [InlineData("nindent", 2_000_000, "ab")]
    public void Hostile_lengths_of_text_end_the_render(string function, long length, string text)
    {
        Assert.Throws<BudgetException>(() => SprigCall.Call(function, SprigCall.Number(length), SprigCall.Text(text)));
    }

    [Theory]
    [InlineData("until", long.MaxValue)]
    [InlineData("until", long.MinValue)]
    [InlineData("seq", long.MaxValue - 1)]
    [InlineData("seq", 10_000_000)]
    public void Hostile_counts_end_the_render(string function, long count)
    {
        Assert.Throws<BudgetException>(() => SprigCall.Call(function, SprigCall.Number(count)));
    }

    [Fact]
    public void Replacing_every_letter_by_a_long_text_ends_the_render()
    {
        var letters = SprigCall.Call("repeat", SprigCall.Number(5000), SprigCall.Text("a"));

        Assert.Throws<BudgetException>(() => SprigCall.Call("replace", SprigCall.Text("a"), letters, letters));
        Assert.Throws<BudgetException>(() => SprigCall.Call("replace", SprigCall.Text(""), letters, letters));
        Assert.Throws<BudgetException>(() => SprigCall.Call("wrapWith", SprigCall.Number(1), letters, letters));
    }

    [Fact]
    public void A_list_that_doubles_forty_times_is_never_written_out()
    {
        var list = SprigCall.List(SprigCall.Text("x"));
        for (int i = 0; i < 40; i++)
        {
            list = SprigCall.List(list, list);
        }

        Assert.Throws<BudgetException>(() => SprigCall.Call("toString", list));
        Assert.Throws<BudgetException>(() => SprigCall.Call("join", SprigCall.Text(","), list));
        Assert.Throws<BudgetException>(() => SprigCall.Call("deepCopy", list));
        Assert.True(SprigCall.Call("deepEqual", list, SprigCall.List([.. list.List!.Items])).Boolean);
    }

    [Fact]
    public void Maps_that_hold_themselves_do_not_overflow_the_stack()
    {
        var map = SprigCall.Call("dict", SprigCall.Text("a"), SprigCall.Number(1));
        var other = SprigCall.Call("dict", SprigCall.Text("a"), SprigCall.Number(1));
        SprigCall.Call("set", map, SprigCall.Text("me"), map);
        SprigCall.Call("set", other, SprigCall.Text("me"), other);

        Assert.True(SprigCall.Call("deepEqual", map, other).Boolean);
        Assert.Throws<BudgetException>(() => SprigCall.Call("deepCopy", map));
        Assert.Throws<BudgetException>(() => SprigCall.Call("merge", map, other));
        Assert.Throws<FunctionException>(() => SprigCall.Call("quote", map));
    }

    [Fact]
    public void Long_text_wraps_within_the_ordinary_limits()
    {
        var words = SprigCall.Call("repeat", SprigCall.Number(100_000), SprigCall.Text("word word "));

        var result = SprigCall.Call("wrap", SprigCall.Number(80), words);

        Assert.All(result.Text.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public void Bounds_at_the_ends_of_the_number_range_neither_overflow_nor_loop()
    {
        var list = SprigCall.Call("untilStep", SprigCall.Number(long.MaxValue - 3), SprigCall.Number(long.MaxValue), SprigCall.Number(2));

        Assert.Equal(2, list.List!.Count);
        Assert.Equal(long.MinValue, SprigCall.Call("div", SprigCall.Number(long.MinValue), SprigCall.Number(-1)).Integer);
        Assert.Equal(0, SprigCall.Call("mod", SprigCall.Number(long.MinValue), SprigCall.Number(-1)).Integer);
    }

    [Fact]
    public void Case_does_not_follow_the_culture()
    {
        var culture = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo("tr-TR");

            Assert.Equal("TITLE İ I", SprigCall.Call("upper", SprigCall.Text("title İ ı")).Text);
            Assert.Equal("title i ı", SprigCall.Call("lower", SprigCall.Text("TITLE İ ı")).Text);
            Assert.Equal("1.5", SprigCall.Call("toString", TemplateValue.Of(1.5)).Text);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = culture;
        }
    }
}
