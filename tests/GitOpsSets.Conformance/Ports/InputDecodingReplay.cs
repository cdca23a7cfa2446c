using GitOpsSets.Engine.Generators;
using System.Text;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Conformance.Ports;

/// <summary>What one exported input is to a template.</summary>
internal static class InputDecodingReplay
{
    public static CaseResult Run(ConformanceCase recorded)
    {
        TemplateValue value;
        try
        {
            string text = Encoding.UTF8.GetString(RecordedValues.Bytes(recorded.In.GetProperty("json")));
            value = ElementValues.Of(JsonReader.Read(text, "input", YamlLimits.Default, JsonNumberModel.Int64OrFloat64), JsonNumberModel.Int64OrFloat64);
        }
        catch (YamlException exception)
        {
            return recorded.ExpectsSuccess ? CaseResult.Fail(exception.Message) : CaseResult.Pass;
        }

        if (!recorded.ExpectsSuccess)
        {
            return CaseResult.Fail("expected an error");
        }

        var expected = recorded.Out.GetProperty("ok");
        string json = RecordedValues.Print(RecordedValues.Value(expected.GetProperty("json"), JsonNumberModel.Int64OrFloat64));
        return CaseResult.Same(
            $"{expected.GetProperty("kind").GetString()} {expected.GetProperty("text").GetString()} {json}",
            $"{Kind(value)} {GoFormat.Value(value)} {RecordedValues.Print(value)}");
    }

    private static string Kind(TemplateValue value) => value.Kind is GoKind.Invalid ? "nil" : value.Type!.KindName;
}
