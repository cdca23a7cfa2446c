using System.Globalization;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Tests;

public sealed class TemplateTests
{
    [Fact]
    public void A_mistyped_key_is_told_with_its_own_place_and_the_key_that_was_meant()
    {
        var element = Rendering.Map(("region", TemplateValue.Of("eu")), ("name", TemplateValue.Of("web")));

        var exception = Assert.Throws<TemplateException>(() => Rendering.Render("a: 1\nb: 💡 {{ .Element.regoin }}\n", element));

        Assert.Equal((TemplateStage.Execution, 2, 18, "region"), (exception.Stage, exception.Line, exception.Column, exception.Suggestion));
        Assert.Equal("platform/workloads:2:18: map has no entry for key \"regoin\" (did you mean \"region\"?)", exception.ToString());
    }

    [Theory]
    [InlineData("{{ .Element.name | uper }}", 20, "upper")]
    [InlineData("{{ $team := 1 }}{{ $taem }}", 20, "$team")]
    [InlineData("{{ pritn 1 }}", 4, "print")]
    [InlineData("{{ thisIsNothingWeKnow }}", 4, null)]
    public void Unknown_functions_and_variables_are_found_before_any_data_is_there(string template, int column, string? suggestion)
    {
        var exception = Assert.Throws<TemplateException>(() => Rendering.Parse(template));

        Assert.Equal((TemplateStage.Parse, 1, column, suggestion), (exception.Stage, exception.Line, exception.Column, exception.Suggestion));
    }

    [Fact]
    public void A_failure_names_the_definition_it_happened_in()
    {
        var exception = Assert.Throws<TemplateException>(() => Rendering.Render("{{ define \"labels\" }}\n{{ .nope }}{{ end }}{{ template \"labels\" .Element }}", Rendering.Map()));

        Assert.Equal(("labels", 2), (exception.Definition, exception.Line));
    }

    [Fact]
    public void A_template_is_read_once_and_rendered_for_every_element()
    {
        var template = Rendering.Parse("{{ $x := .Element.n }}{{ range $i, $v := .Element.l }}{{ $i }}{{ $v }}{{ $x }};{{ end }}");
        var list = TemplateValue.Of(new TemplateList([TemplateValue.Of("a"), TemplateValue.Of("b")]));

        string[] texts = [.. Enumerable.Range(0, 3).Select(index => Rendering.Render(template, Rendering.Map(("n", TemplateValue.Of(index)), ("l", list))).Text)];

        Assert.Equal(["0a0;1b0;", "0a1;1b1;", "0a2;1b2;"], texts);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void Output_does_not_depend_on_the_culture(string culture)
    {
        const string Template = "{{ 1234567.5 }} {{ printf \"%.2f|%d|%8.3e|%x|%v\" 1234.5 -1234567 0.5 255 (list 1.5 -2) }} {{ if eq \"i\" \"I\" }}same{{ end }}{{ lt \"I\" \"i\" }} {{ html 1.5 }}";
        string invariant = Rendering.Render(Template).Text;
        var before = CultureInfo.CurrentCulture;

        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal(invariant, Rendering.Render(Template).Text);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Equal("1.2345675e+06 1234.50|-1234567|5.000e-01|ff|[1.5 -2] true 1.5", invariant);
    }
}
