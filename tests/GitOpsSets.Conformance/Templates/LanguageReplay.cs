using System.Text.Json;
using GitOpsSets.Templating;
using GitOpsSets.Templating.Functions;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Conformance.Templates;

/// <summary>Renders the templates of <c>templates-language</c>.</summary>
internal static class LanguageReplay
{
    public static CaseResult Run(ConformanceCase recorded)
    {
        string text;
        try
        {
            text = Render(recorded.In);
        }
        catch (TemplateException exception)
        {
            return recorded.RecordsPanic ? CaseResult.Pass : recorded.ExpectsSuccess
                ? CaseResult.Fail($"expected {recorded.Out.GetProperty("ok")}\n  but failed: {exception}")
                : RecordedFailure.Compare(recorded.Out, exception);
        }

        return recorded.ExpectsSuccess
            ? CaseResult.Same(RecordedData.Text(recorded.Out.GetProperty("ok")), text)
            : CaseResult.Fail($"expected {recorded.Out}\n  but was {text}");
    }

    private static string Render(JsonElement input)
    {
        bool isGitOpsSet = string.Equals(input.GetProperty("dialect").GetString(), "gitopsset", StringComparison.Ordinal);
        var (setNamespace, setName) = input.TryGetProperty("set", out var set)
            ? (set.GetProperty("namespace").GetString()!, set.GetProperty("name").GetString()!)
            : ("platform", "workloads");
        var options = new TemplateOptions
        {
            Name = isGitOpsSet ? $"{setNamespace}/{setName}" : "resourceset",
            Delimiters = isGitOpsSet ? DelimitersOf(input) : Delimiters.Angles,
            Functions = isGitOpsSet ? RecordedFunctions.GitOpsSet : RecordedFunctions.ResourceSet,
        };
        var template = Template.Parse(RecordedData.Text(input.GetProperty("template")), options);
        var context = new FunctionContext(new Budget(TemplateLimits.Default, default), UtcClock.Instance, RandomSource.System);
        return template.Execute(isGitOpsSet ? Element(input, setNamespace, setName) : Inputs(input), context).Text;
    }

    // The annotation's rule: two parts, or else the default.
    private static Delimiters DelimitersOf(JsonElement input)
    {
        if (!input.TryGetProperty("delims", out var parts))
        {
            return Delimiters.Braces;
        }

        string[] annotation = $"{parts[0].GetString()},{parts[1].GetString()}".Split(',');
        return annotation.Length == 2 ? new Delimiters(annotation[0], annotation[1]) : Delimiters.Braces;
    }

    private static RenderData Element(JsonElement input, string setNamespace, string setName)
    {
        var root = new TemplateMap();
        root["Element"] = input.TryGetProperty("data", out var data) ? RecordedData.OfElement(data) : TemplateValue.Of(new TemplateMap());
        root["ElementIndex"] = TemplateValue.Of(Whole(input, "elementIndex"));
        if (input.TryGetProperty("repeat", out var repeat))
        {
            root["Repeat"] = RecordedData.OfElement(repeat);
            root["RepeatIndex"] = TemplateValue.Of(Whole(input, "repeatIndex"));
        }

        var set = new TemplateMap();
        (set["Name"], set["Namespace"]) = (TemplateValue.Of(setName), TemplateValue.Of(setNamespace));
        root["GitOpsSet"] = TemplateValue.Of(set);
        return new RenderData(TemplateValue.Of(root));
    }

    private static int Whole(JsonElement input, string name) => input.TryGetProperty(name, out var value) ? value.GetInt32() : 0;

    private static RenderData Inputs(JsonElement input) =>
        new(TemplateValue.Nil, input.TryGetProperty("data", out var data) ? RecordedData.OfInputs(data) : TemplateValue.Of(new TemplateMap(isNil: true)));
}
