using System.Text.Json;
using GitOpsSets.Templating;
using GitOpsSets.Templating.Functions;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Conformance.Templates;

/// <summary>Renders the templates of <c>templates-functions</c>.</summary>
internal static class FunctionsReplay
{
    public static CaseResult Run(ConformanceCase recorded)
    {
        var (text, failure) = Answer(recorded.In);
        if (recorded.RecordsPanic)
        {
            return failure is null ? CaseResult.Fail($"expected an error\n  but was {text}") : CaseResult.Pass;
        }

        if (recorded.ExpectsSuccess)
        {
            string expected = RecordedData.Text(recorded.Out.GetProperty("ok"));
            return failure is not null ? CaseResult.Fail($"expected {expected}\n  but failed: {failure}")
                : string.Equals(RecordedFolds.Undo(expected), text, StringComparison.Ordinal) ? CaseResult.Pass
                : CaseResult.Same(expected, text);
        }

        string message = RecordedData.Text(recorded.Out.GetProperty("error"));
        return failure is null ? CaseResult.Fail($"expected the error {message}\n  but was {text}") : RecordedFailure.Compare(recorded.Out, failure);
    }

    /// <summary>Renders the template of a case once.</summary>
    /// <param name="input">Its <c>in</c>.</param>
    public static (string Text, TemplateException? Failure) Answer(JsonElement input)
    {
        bool isGitOpsSet = string.Equals(input.GetProperty("dialect").GetString(), "gitopsset", StringComparison.Ordinal);
        try
        {
            var template = Template.Parse(RecordedData.Text(input.GetProperty("template")), new TemplateOptions
            {
                Name = isGitOpsSet ? "platform/teams" : "resourceset",
                Delimiters = isGitOpsSet ? Delimiters.Braces : Delimiters.Angles,
                Functions = isGitOpsSet ? RecordedFunctions.GitOpsSet : RecordedFunctions.ResourceSet,
            });
            var context = new FunctionContext(new Budget(TemplateLimits.Default, default), UtcClock.Instance, RandomSource.System);
            return (template.Execute(isGitOpsSet ? Element(input) : Inputs(input), context).Text, null);
        }
        catch (TemplateException exception)
        {
            return ("", exception);
        }
    }

    private static RenderData Element(JsonElement input)
    {
        var root = new TemplateMap();
        if (input.TryGetProperty("data", out var data))
        {
            foreach (var property in data.EnumerateObject())
            {
                root[property.Name] = property.Name is "ElementIndex" or "RepeatIndex"
                    ? TemplateValue.OfInteger(GoType.Int, property.Value.GetInt64())
                    : RecordedData.OfElement(property.Value);
            }
        }

        root["ElementIndex"] = root.ContainsKey("ElementIndex") ? root["ElementIndex"] : TemplateValue.Of(0);
        var set = new TemplateMap();
        (set["Name"], set["Namespace"]) = (TemplateValue.Of("teams"), TemplateValue.Of("platform"));
        root["GitOpsSet"] = TemplateValue.Of(set);
        return new RenderData(TemplateValue.Of(root));
    }

    private static RenderData Inputs(JsonElement input)
    {
        bool isThere = input.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object;
        return new RenderData(TemplateValue.Nil, isThere ? RecordedData.OfInputs(data) : TemplateValue.Of(new TemplateMap(isNil: true)));
    }
}
