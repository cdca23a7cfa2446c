using System.Globalization;
using System.Text;
using System.Text.Json;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Conformance.Ports;

/// <summary>Reads recorded values as template values, and prints those so that only equal ones of equal types look the same.</summary>
internal static class RecordedValues
{
    /// <summary>The bytes of a text.</summary>
    public static byte[] Bytes(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? element.GetProperty("base64").GetBytesFromBase64() : Encoding.UTF8.GetBytes(element.GetString()!);

    public static TemplateValue Value(JsonElement element, JsonNumberModel numbers) =>
        ElementValues.Of(JsonReader.Read(element.GetRawText(), "recorded", YamlLimits.Reference, numbers), numbers);

    /// <summary>An element with these values, from nowhere in particular.</summary>
    public static Element Element(TemplateMap values) => new(values, new ElementOrigin("element", "an element", default));

    public static string Print(IEnumerable<Element> elements) =>
        Print(TemplateValue.Of(new TemplateList([.. elements.Select(element => TemplateValue.Of(element.Values!))])));

    public static string Print(TemplateValue value)
    {
        var output = new StringBuilder();
        Print(output, value);
        return output.ToString();
    }

    private static void Print(StringBuilder output, TemplateValue value)
    {
        if (value.Map is { } map)
        {
            output.Append('{').AppendJoin(',', map.Keys.Select(key => $"{JsonSerializer.Serialize(key)}:{Print(map[key])}")).Append('}');
        }
        else if (value.List is { } list)
        {
            output.Append('[').AppendJoin(',', list.Items.ToArray().Select(Print)).Append(']');
        }
        else
        {
            output.Append(value.Kind switch
            {
                GoKind.Invalid => "null",
                GoKind.String => JsonSerializer.Serialize(value.Text),
                GoKind.Bool => value.Boolean ? "true" : "false",
                GoKind.Float => $"float64({(value.Float + 0.0).ToString("R", CultureInfo.InvariantCulture)})",
                _ => $"{value.Type}({value.Integer.ToString(CultureInfo.InvariantCulture)})",
            });
        }
    }
}
