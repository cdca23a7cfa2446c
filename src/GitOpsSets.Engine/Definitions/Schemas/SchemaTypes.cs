using System.Diagnostics;
using System.Globalization;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Definitions.Schemas;

/// <summary>Which nodes are of which type, and how people get from one to the other.</summary>
internal static class SchemaTypes
{
    public static bool Fits(YamlNode node, SchemaType type) => type switch
    {
        SchemaType.Any => true,
        SchemaType.Object => node is YamlMapping,
        SchemaType.Array => node is YamlSequence,
        SchemaType.String => node is YamlString,
        SchemaType.Integer => node is YamlInteger number && number.TryGetInt64(out _),
        SchemaType.Boolean => node is YamlBoolean,
        _ => throw new UnreachableException(),
    };

    /// <summary>The type in a user's words, after "must be".</summary>
    public static string Name(SchemaNode schema) => schema.IsDateTime ? "a time such as 2026-01-02T03:04:05Z" : schema.Type switch
    {
        SchemaType.Object => "a mapping",
        SchemaType.Array => "a list",
        SchemaType.String => "a string",
        SchemaType.Integer => "a whole number",
        _ => "true or false",
    };

    /// <summary>What to write instead of a node of another type; null when nothing is near.</summary>
    public static string? Suggest(YamlNode node, SchemaNode schema) => (schema.Type, node) switch
    {
        (SchemaType.String, YamlBoolean) when !schema.IsDateTime => "put it in quotes; yes, no, on, off, y and n are truth values too",
        (SchemaType.String, YamlInteger or YamlFloat) when !schema.IsDateTime => $"put it in quotes: \"{YamlScalars.Text(node)}\"",
        (SchemaType.Boolean, YamlString { Value: "true" or "false" } text) => $"write {text.Value} without quotes",
        (SchemaType.Integer, YamlString text) when long.TryParse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) => $"write {number.ToString(CultureInfo.InvariantCulture)} without quotes",
        (SchemaType.Array, YamlMapping or YamlString) => "begin each item with '- '",
        (SchemaType.Object, YamlSequence) => "leave out the '- '",
        _ => null,
    };
}
