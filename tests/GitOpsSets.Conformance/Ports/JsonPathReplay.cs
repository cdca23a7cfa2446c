using System.Text;
using System.Text.Json;
using GitOpsSets.Engine.Generators.Api;
using GitOpsSets.Engine.Generators.JsonPath;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Conformance.Ports;

/// <summary>JSONPath of <c>repeat</c> and of the generator <c>apiClient</c>.</summary>
internal static class JsonPathReplay
{
    public static CaseResult Run(ConformanceCase recorded)
    {
        var input = recorded.In;
        if (input.GetProperty("use").GetString() == "apiClient")
        {
            return Endpoint(recorded);
        }

        try
        {
            var expression = JsonPathExpression.Parse(input.GetProperty("expression").GetString()!);
            if (expression.HasTextOutsideBraces)
            {
                return recorded.ExpectsSuccess ? CaseResult.Fail("refused as text outside braces") : CaseResult.Pass;
            }

            var items = RepeatItems.Find(expression, Data(input)).Select(RecordedValues.Print);
            if (recorded.RecordsPanic)
            {
                // Scalars that no list holds make the reference crash; here they are items like others.
                return items.Any() ? CaseResult.Pass : CaseResult.Fail("found nothing");
            }

            return recorded.ExpectsSuccess ? Compare(recorded, [.. items]) : CaseResult.Fail($"expected an error, found {string.Join(" | ", items)}");
        }
        catch (JsonPathException exception)
        {
            return recorded.ExpectsSuccess ? CaseResult.Fail(exception.Message) : CaseResult.Pass;
        }
    }

    private static CaseResult Endpoint(ConformanceCase recorded)
    {
        string body = recorded.In.TryGetProperty("body", out var text) ? text.GetString()! : recorded.In.GetProperty("data").GetRawText();
        JsonPathExpression expression;
        try
        {
            expression = JsonPathExpression.Parse(recorded.In.GetProperty("expression").GetString()!);
        }
        catch (JsonPathException exception)
        {
            return recorded.ExpectsSuccess ? CaseResult.Fail(exception.Message) : CaseResult.Pass;
        }

        if (!ApiItems.TryRead(Encoding.UTF8.GetBytes(body), expression, isSingleElement: false, out var items, out string error))
        {
            return recorded.ExpectsSuccess ? CaseResult.Fail(error) : CaseResult.Pass;
        }

        var printed = items.Select(item => RecordedValues.Print(TemplateValue.Of(item))).ToList();
        return recorded.ExpectsSuccess ? Compare(recorded, printed) : CaseResult.Fail($"expected an error, found {string.Join(" | ", printed)}");
    }

    private static CaseResult Compare(ConformanceCase recorded, List<string> items)
    {
        var expected = recorded.Out.GetProperty("ok").EnumerateArray().Select(item => RecordedValues.Print(RecordedValues.Value(item, JsonNumberModel.Float64))).ToList();
        if (recorded.In.TryGetProperty("unordered", out var unordered) && unordered.GetBoolean())
        {
            expected.Sort(StringComparer.Ordinal);
            items.Sort(StringComparer.Ordinal);
        }

        return CaseResult.Same(string.Join('\n', expected), string.Join('\n', items));
    }

    private static TemplateMap Data(JsonElement input)
    {
        var data = RecordedValues.Value(input.GetProperty("data"), JsonNumberModel.Float64).Map!;
        if (input.TryGetProperty("typedLists", out var typed) && typed.GetBoolean())
        {
            foreach (string key in data.Keys)
            {
                if (data[key].List is { } list)
                {
                    data[key] = TemplateValue.Of(new TemplateList([.. list.Items], GoType.MapList));
                }
            }
        }

        return data;
    }
}
