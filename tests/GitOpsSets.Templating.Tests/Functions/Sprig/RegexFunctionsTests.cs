using GitOpsSets.Templating.Limits;

namespace GitOpsSets.Templating.Tests.Functions.Sprig;

public sealed class RegexFunctionsTests
{
    [Fact]
    public void A_replacement_that_multiplies_the_text_runs_into_the_budget_before_it_is_made()
    {
        string text = new('a', 100_000);

        Assert.Throws<BudgetException>(() => SprigCall.Call("regexReplaceAll", SprigCall.Text("a"), SprigCall.Text(text), SprigCall.Text(text)));
        Assert.Throws<BudgetException>(() => SprigCall.Call("regexReplaceAll", SprigCall.Text("a+"), SprigCall.Text(text), SprigCall.Text("$0$0$0$0$0$0$0$0$0$0$0")));
    }

    [Fact]
    public void A_long_replacement_of_a_rare_match_is_fine()
    {
        string text = new('a', 60_000);

        string result = SprigCall.Call("regexReplaceAllLiteral", SprigCall.Text("b"), SprigCall.Text(text + "b"), SprigCall.Text(text)).Text;

        Assert.Equal(120_000, result.Length);
    }

    [Fact]
    public void Random_text_without_end_runs_into_the_budget()
    {
        Assert.Throws<BudgetException>(() => SprigCall.Call("randAscii", SprigCall.Number(long.MaxValue)));
        Assert.Throws<BudgetException>(() => SprigCall.Call("randBytes", SprigCall.Number(long.MaxValue)));
    }
}
