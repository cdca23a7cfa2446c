using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Tests.Functions.Sprig;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Tests.Functions.Json;

public sealed class JsonTests
{
    [Fact]
    public void Foreign_text_stays_foreign_and_what_surrounds_it_does_not()
    {
        var result = SprigCall.Call("toJson", Rendering.Map(("title", SprigCall.Foreign("a\"b<c>")), ("who", SprigCall.Text("us"))));

        Assert.Equal("""{"title":"a\"b\u003cc\u003e","who":"us"}""", result.Text);
        Assert.Equal("""{"title":"TOKEN","who":"us"}""", SprigCall.Probe(result));
        Assert.Equal(["a\"b<c>"], SprigCall.RawOfForeign(result));
    }

    [Fact]
    public void A_token_stands_for_one_text_only()
    {
        var result = SprigCall.Call("toJson", SprigCall.Call("toJson", SprigCall.Foreign("a\"b")));

        Assert.Equal("\"\\\"a\\\\\\\"b\\\"\"", result.Text);
        Assert.DoesNotContain("TOKEN", SprigCall.Probe(result), StringComparison.Ordinal);
        Assert.Equal(["a\\\"b"], SprigCall.RawOfForeign(result));
    }

    [Fact]
    public void Text_without_foreign_parts_is_plain()
    {
        Assert.False(SprigCall.Call("toPrettyJson", SprigCall.List(SprigCall.Text("x"))).IsOutsidersText);
    }

    [Fact]
    public void Outsiders_may_not_choose_the_shape_of_a_value()
    {
        Assert.Throws<FunctionException>(() => SprigCall.Call("fromJson", SprigCall.Foreign("{}")));
    }

    [Fact]
    public void Remote_JSON_gives_foreign_text()
    {
        var remote = TemplateValue.Of(TemplateText.Foreign("""{"a":["x"]}""", new Provenance(TrustLevel.Remote, "Element.body"), "TOKEN"));

        var value = SprigCall.Call("fromJson", remote);

        Assert.True(value.Map!["a"].List![0].IsOutsidersText);
    }

    [Fact]
    public void Deep_JSON_is_refused_without_running_out_of_stack()
    {
        string deep = new('[', 100_000);

        Assert.True(SprigCall.Call("fromJson", SprigCall.Text(deep)).IsNil);
    }

    [Fact]
    public void Shared_values_that_unfold_without_end_run_into_the_budget()
    {
        var value = SprigCall.Text("x");
        for (int i = 0; i < 60; i++)
        {
            value = SprigCall.List(value, value);
        }

        Assert.Throws<BudgetException>(() => SprigCall.Call("toJson", value));
    }

    [Fact]
    public void Numbers_that_are_too_large_are_left_out_of_the_value_and_reported()
    {
        const string json = "[1,1e999,2]";

        Assert.Equal("[1 <nil> 2]", GoFormat.Value(SprigCall.Call("fromJson", SprigCall.Text(json))));
        Assert.Throws<FunctionException>(() => SprigCall.Call("mustFromJson", SprigCall.Text(json)));
    }
}
