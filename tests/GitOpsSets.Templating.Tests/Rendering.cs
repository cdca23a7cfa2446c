using GitOpsSets.Templating.Functions;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Tests;

/// <summary>Renders templates of the GitOpsSet dialect.</summary>
internal static class Rendering
{
    public static readonly TemplateOptions Options = new() { Name = "platform/workloads", Functions = FunctionTables.GitOpsSet };

    public static Template Parse(string text) => Template.Parse(text, Options);

    public static RenderedText Render(string text, TemplateValue element = default, TemplateLimits? limits = null) => Render(Parse(text), element, limits);

    public static RenderedText Render(Template template, TemplateValue element = default, TemplateLimits? limits = null)
    {
        var root = new TemplateMap();
        root["Element"] = element;
        var budget = new Budget(limits ?? TemplateLimits.Default, TestContext.Current.CancellationToken);
        return template.Execute(new RenderData(TemplateValue.Of(root)), new FunctionContext(budget, TimeProvider.System, RandomSource.Seeded("test")));
    }

    public static TemplateValue Map(params (string Key, TemplateValue Value)[] entries)
    {
        var map = new TemplateMap();
        foreach (var (key, value) in entries)
        {
            map[key] = value;
        }

        return TemplateValue.Of(map);
    }

    public static TemplateValue Foreign(string text, string field = "Element.Branch", string token = "zq00000001qz") =>
        TemplateValue.Of(TemplateText.Foreign(text, new Provenance(TrustLevel.Outsider, field), token));
}
