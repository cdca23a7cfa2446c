using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Generators.JsonPath;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Fuzz.Targets;

/// <summary>JSONPath: the first line is the expression, the others the JSON it is asked of.</summary>
internal sealed class JsonPathTarget : IFuzzTarget
{
    public string Name => "jsonpath";

    public IReadOnlyList<RecordedSeeds> Seeds { get; } =
        [new RecordedSeeds("ports/", recorded => RecordedSeeds.Text(recorded, "expression") is { } expression && recorded.TryGetProperty("data", out var data) ? $"{expression}\n{data.GetRawText()}" : null)];

    public IReadOnlyList<string> Words { get; } =
    [
        "{", "}", "{ .", "$", "@", ".", "..", "*", "[", "]", "[*]", "[0]", "[-1]", "[1:3]", "[::2]", "[::-1]", "[0,1]", "['a']", "['a','b']", "?(", "?(@.a==1)", "?(@.a=='x')", "?(@.a!=", "<=", ">=", "&&", "||", ")", "range ", "end", "{range .items[*]}{.a}{end}",
        "'", "\"", "\\", ".a", ".b", ".items", "null", "true", "1.5", "{\"a\":1}", "[1,2,3]",
    ];

    public string Try(byte[] input)
    {
        string text = GoText.FromUtf8(input);
        int end = text.IndexOf('\n', StringComparison.Ordinal);
        var (written, json) = end < 0 ? (text, "{}") : (text[..end], text[(end + 1)..]);
        try
        {
            var expression = JsonPathExpression.Parse(written);
            var data = ElementValues.Of(JsonReader.Read(json, "fuzz", YamlLimits.Default, JsonNumberModel.Float64), JsonNumberModel.Float64);
            int found = expression.Find(data).Sum(values => values.Length);
            int items = data.Map is { } map ? RepeatItems.Find(expression, map).Length : 0;
            return $"found {Answers.Roughly(found)} {Answers.Roughly(items)} {expression.HasTextOutsideBraces}";
        }
        catch (JsonPathException exception)
        {
            return Answers.Refused(exception.Message);
        }
        catch (YamlException exception)
        {
            return Answers.Refused(exception.Message);
        }
    }
}
