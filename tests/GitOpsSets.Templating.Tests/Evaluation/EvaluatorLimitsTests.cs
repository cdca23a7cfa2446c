using GitOpsSets.Templating.Functions;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Tests.Evaluation;

public sealed class EvaluatorLimitsTests
{
    [Theory]
    [InlineData("{{ define \"t\" }}\n{{ template \"t\" . }}{{ end }}\n{{ template \"t\" . }}", 2)]
    [InlineData("{{ template \"platform/workloads\" . }}", 1)]
    [InlineData("{{ range 1000000000 }}{{ end }}", 1)]
    [InlineData("{{ range 1000000000 }}aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa{{ end }}", 1)]
    [InlineData("{{ printf \"%1000000d%1000000d\" 1 2 }}", 1)]
    [InlineData("{{ printf \"%.1000000f%.1000000f\" 1.5 2.5 }}", 1)]
    [InlineData("{{ $x := \"aaaaaaaaaaaaaaaa\" }}{{ range 30 }}{{ $x = print $x $x }}{{ end }}", 1)]
    public void A_template_that_asks_for_too_much_is_ended_with_its_place(string template, int line)
    {
        var exception = Assert.Throws<TemplateException>(() => Rendering.Render(template));

        Assert.True(exception.IsLimit);
        Assert.Equal((TemplateStage.Execution, line), (exception.Stage, exception.Line));
    }

    [Theory]
    [InlineData("{{ $m := dict }}{{ $_ := set $m \"me\" $m }}{{ $m }}")]
    [InlineData("{{ $m := dict }}{{ $_ := set $m \"a\" $m }}{{ $_ := set $m \"b\" $m }}{{ print $m }}")]
    [InlineData("{{ $m := dict }}{{ $_ := set $m \"a\" $m }}{{ $_ := set $m \"b\" $m }}{{ printf \"%d %x %#v\" $m $m $m }}")]
    public void A_value_that_holds_itself_is_refused_and_not_followed_for_ever(string template)
    {
        Assert.Throws<TemplateException>(() => Rendering.Render(template));
    }

    [Fact]
    public void A_foreign_value_that_holds_itself_passes_through_functions()
    {
        var element = Rendering.Map(("branch", Rendering.Foreign("x")));

        var rendered = Rendering.Render("{{ $_ := set .Element \"me\" .Element }}{{ len (toString (len .Element)) }}{{ .Element.me.me.branch | sha1sum | trunc 4 }}", element);

        Assert.Equal("111f6", rendered.Text);
        Assert.NotNull(rendered.Probe);
    }

    [Fact]
    public void Nested_calls_are_ended_before_the_stack_is()
    {
        string template = "{{ " + string.Concat(Enumerable.Repeat("(not ", 5_000)) + "1" + new string(')', 5_000) + " }}";

        var exception = Assert.Throws<TemplateException>(() => Rendering.Render(template));

        Assert.True(exception.IsLimit);
    }

    [Fact]
    public void A_small_stack_ends_a_render_with_an_error_too()
    {
        string template = string.Concat(Enumerable.Repeat("{{ if 1 }}", 90)) + "{{ template \"platform/workloads\" . }}" + string.Concat(Enumerable.Repeat("{{ end }}", 90));
        Exception? caught = null;
        var thread = new Thread(() => caught = Record.Exception(() => Rendering.Render(template)), 256 * 1024);

        thread.Start();
        thread.Join();

        Assert.True(Assert.IsType<TemplateException>(caught).IsLimit);
    }

    [Fact]
    public void Cancelling_ends_a_render()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var template = Rendering.Parse("{{ range 1000000 }}{{ end }}");
        var context = new FunctionContext(new Budget(TemplateLimits.Default, source.Token), TimeProvider.System, RandomSource.System);

        Assert.Throws<OperationCanceledException>(() => template.Execute(new RenderData(TemplateValue.Nil), context));
    }
}
