using GitOpsSets.Engine.Rendering.Functions;
using GitOpsSets.Templating.Functions;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Tests.Rendering.Functions;

public sealed class YamlFunctionsTests
{
    [Theory]
    [InlineData("it's", "title: it's")]
    [InlineData("a: b", "title: 'a: b'")]
    [InlineData("1", "title: \"1\"")]
    [InlineData("a\nb: c", "title: |-\n  a\n  b: c")]
    [InlineData("a\nb\n", "title: |\n  a\n  b")]
    public void Foreign_text_is_one_token_in_the_probe_however_it_is_written(string title, string expected)
    {
        var result = Call(DialectFunctions.GitOpsSet, "toYaml", Map("title", Foreign(title)));

        Assert.Equal(expected, result.Text);
        Assert.Matches("^title: zq[0-9a-f]{8}qz\n?$", Probe(result));
        Assert.Equal([title], RawOfForeign(result));
    }

    [Fact]
    public void What_surrounds_foreign_text_stays_our_own()
    {
        var value = TemplateValue.Of(new TemplateList([TemplateValue.Of("ours"), Foreign("- theirs\nk: v\n"), Map("n", TemplateValue.Of(1.0))]));

        var result = Call(DialectFunctions.ResourceSet, "toYaml", value);

        Assert.Equal("- ours\n- |\n  - theirs\n  k: v\n- \"n\": 1\n", result.Text);
        Assert.Matches("^- ours\n- zq[0-9a-f]{8}qz\n- \"n\": 1\n$", Probe(result));
    }

    [Fact]
    public void Foreign_keys_are_foreign()
    {
        var map = new TemplateMap();
        map.Set(Foreign("a: b").Rich, TemplateValue.Of("x"));

        var result = Call(DialectFunctions.ResourceSet, "mustToYaml", TemplateValue.Of(map));

        Assert.Equal("'a: b': x\n", result.Text);
        Assert.Matches("^zq[0-9a-f]{8}qz: x\n$", Probe(result));
    }

    [Fact]
    public void A_foreign_key_that_changes_on_its_way_makes_all_of_the_text_foreign()
    {
        var map = new TemplateMap();
        map.Set(Foreign(new string('k', 600)).Rich, TemplateValue.Of("x"));

        var result = Call(DialectFunctions.ResourceSet, "toYaml", TemplateValue.Of(map));

        Assert.All(result.Rich.Segments, segment => Assert.NotNull(segment.Source));
    }

    [Fact]
    public void A_value_that_holds_itself_has_no_YAML()
    {
        var map = new TemplateMap();
        map["self"] = TemplateValue.Of(map);

        Assert.Equal("", Call(DialectFunctions.GitOpsSet, "toYaml", TemplateValue.Of(map)).Text);
        Assert.Throws<FunctionException>(() => Call(DialectFunctions.ResourceSet, "mustToYaml", TemplateValue.Of(map)));
    }

    [Fact]
    public void Shared_values_that_unfold_without_end_run_into_the_budget()
    {
        var value = TemplateValue.Of("x");
        for (int i = 0; i < 60; i++)
        {
            value = TemplateValue.Of(new TemplateList([value, value]));
        }

        Assert.Throws<BudgetException>(() => Call(DialectFunctions.GitOpsSet, "toYaml", value));
    }

    private static TemplateValue Call(FunctionTable table, string name, TemplateValue value)
    {
        Assert.True(table.TryGet(name, out var function));
        var context = new FunctionContext(new Budget(TemplateLimits.Default, TestContext.Current.CancellationToken), TimeProvider.System, RandomSource.Seeded("test"));
        return function.Body(context, [value]);
    }

    private static TemplateValue Map(string key, TemplateValue value) => TemplateValue.Of(new TemplateMap { [key] = value });

    private static TemplateValue Foreign(string text) =>
        TemplateValue.Of(TemplateText.Foreign(text, new Provenance(TrustLevel.Outsider, "Element.Title"), "zq00000000qz"));

    private static string Probe(TemplateValue value) => string.Concat(value.Rich.Segments.Select(segment => segment.Probe));

    private static string[] RawOfForeign(TemplateValue value) => [.. value.Rich.Segments.Where(segment => segment.Source is not null).Select(segment => segment.Raw)];
}
