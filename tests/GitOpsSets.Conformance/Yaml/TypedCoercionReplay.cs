using System.Collections.Immutable;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Conformance.Yaml;

/// <summary><c>typed-coercion</c>: texts read into Go types; the answer is the JSON text of the Go value.</summary>
internal static class TypedCoercionReplay
{
    public static CaseResult Run(ConformanceCase recorded) => RecordedYaml.Compare(recorded, () => JsonWriter.Write(Answer(recorded)), (_, actual) => RecordedYaml.IsSameValue(recorded.Out.GetProperty("ok").GetRawText(), actual));

    private static YamlNode Answer(ConformanceCase recorded)
    {
        string target = recorded.In.GetProperty("target").GetString()!;
        bool isTyped = target != "map-any";
        string text = RecordedYaml.TextOf(recorded.In.GetProperty("yaml"));
        var node = RecordedYaml.ReadFirst(text, isTyped ? YamlReading.KeepFloats | YamlReading.KeepNonFinite : YamlReading.AsJson);
        return target switch
        {
            "map-string" => Map(node, Text),
            "list-string" => List(node, Text),
            "string" => Text(node),
            "map-any" => node is YamlNull ? YamlMapping.Empty : Map(node, Any),
            _ => Sample(node),
        };
    }

    private static YamlNode Sample(YamlNode node)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        foreach (var entry in node is YamlNull ? [] : (node as YamlMapping ?? throw Wrong(node)).Entries)
        {
            string field = entry.Key.ToLowerInvariant();
            var value = field switch
            {
                "name" => Text(entry.Value),
                "ptr" => entry.Value is YamlNull ? entry.Value : Text(entry.Value),
                "count" => YamlCoercion.TryInt64(entry.Value, out long integer) ? new YamlInteger(integer) : throw Wrong(entry.Value),
                "ratio" => YamlCoercion.TryFloat64(entry.Value, out double number) ? new YamlFloat(number) : throw Wrong(entry.Value),
                "on" => YamlCoercion.TryBoolean(entry.Value, out bool boolean) ? new YamlBoolean(boolean) : throw Wrong(entry.Value),
                "labels" => Map(entry.Value, Text),
                "args" => List(entry.Value, Text),
                "items" => List(entry.Value, Sample),
                "any" => Any(entry.Value),
                _ => new YamlNull(),
            };
            if (!IsEmpty(value) || (field == "ptr" && value is YamlString))
            {
                entries.Add(new YamlEntry(field, default, value));
            }
        }

        return new YamlMapping(entries.ToImmutable());
    }

    /// <summary>Fields that say <c>omitempty</c> are left out when they are.</summary>
    private static bool IsEmpty(YamlNode node) => node is YamlNull or YamlString { Value: "" } or YamlBoolean { Value: false } or YamlFloat { Value: 0 } or YamlSequence { Items.Length: 0 } or YamlMapping { Count: 0 }
        || node is YamlInteger integer && integer.Value == 0;

    private static YamlString Text(YamlNode node) => YamlCoercion.TryText(node, out string? text) ? new YamlString(text) : throw Wrong(node);

    /// <summary><c>encoding/json</c> knows only <c>float64</c> where the type is <c>any</c>.</summary>
    private static YamlNode Any(YamlNode node) => node switch
    {
        YamlInteger integer => new YamlFloat((double)integer.Value),
        YamlSequence => List(node, Any),
        YamlMapping => Map(node, Any),
        _ => node,
    };

    private static YamlNode List(YamlNode node, Func<YamlNode, YamlNode> convert) => node switch
    {
        YamlNull => node,
        YamlSequence sequence => new YamlSequence([.. sequence.Items.Select(convert)]),
        _ => throw Wrong(node),
    };

    private static YamlNode Map(YamlNode node, Func<YamlNode, YamlNode> convert) => node switch
    {
        YamlNull => node,
        YamlMapping mapping => new YamlMapping([.. mapping.Entries.Select(entry => entry with { Value = convert(entry.Value) })]),
        _ => throw Wrong(node),
    };

    private static YamlException Wrong(YamlNode node) => new(node.Span, "the value does not fit the field");
}
