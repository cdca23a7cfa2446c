using GitOpsSets.Engine.Rendering.Guarding;
using GitOpsSets.Templating;
using GitOpsSets.Templating.Functions;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Tests.Rendering.Guarding;

public sealed class TextGuardTests
{
    private static readonly RenderedForm Form = new(LookAhead: 100, IsFirstOnly: false);

    [Fact]
    public void A_document_without_foreign_text_is_not_even_read()
    {
        var verdict = TextGuard.Check(new RenderedText("{[ no YAML at all", null, []), Form, _ => throw new InvalidOperationException("nothing may be asked"));

        Assert.Same(GuardVerdict.Harmless, verdict);
    }

    [Theory]
    [InlineData("a: << inputs.own >>", false)]
    [InlineData("a: << if eq inputs.title \"x\" >>1<< else >>2<< end >>", false)]
    [InlineData("a: << len inputs.title >>", false)]
    [InlineData("a: << inputs.title >>", true)]
    public void Only_what_writes_foreign_text_has_something_to_compare(string template, bool expected)
    {
        var own = new TemplateMap { ["own"] = TemplateValue.Of("x"), ["title"] = TemplateValue.Of(TemplateText.Foreign("x", new Provenance(TrustLevel.Outsider, "inputs.title"), new TokenSource().Next())) };
        var parsed = Template.Parse(template, new TemplateOptions { Name = "t", Functions = FunctionTables.ResourceSet, Delimiters = Delimiters.Angles });

        var rendered = parsed.Execute(
            new RenderData(TemplateValue.Nil, TemplateValue.Of(own)),
            new FunctionContext(new Budget(TemplateLimits.Default, TestContext.Current.CancellationToken), TimeProvider.System, RandomSource.Seeded("t")));

        Assert.Equal(expected, rendered.Probe is not null);
        Assert.Equal(!expected, ReferenceEquals(GuardVerdict.Harmless, TextGuard.Check(rendered, Form, _ => false)));
    }
}
