using System.Collections.Frozen;
using System.Collections.Immutable;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Definitions.Schemas;

/// <summary>The words in which the schemas of the kinds are written.</summary>
internal static class Shapes
{
    public static SchemaNode Text { get; } = new(SchemaType.String);

    public static SchemaNode Flag { get; } = new(SchemaType.Boolean);

    public static SchemaNode Whole { get; } = new(SchemaType.Integer);

    public static SchemaNode Time { get; } = Text with { IsDateTime = true };

    public static SchemaNode Anything { get; } = new(SchemaType.Any) { KeepsUnknown = true };

    public static SchemaNode AnyObject { get; } = new(SchemaType.Object) { KeepsUnknown = true };

    public static SchemaNode TextMap { get; } = MapOf(Text);

    public static SchemaNode TextList { get; } = ListOf(Text);

    public static SchemaNode LabelSelector { get; } = Object(SelectorFields);

    public static (string Name, SchemaNode Node)[] SelectorFields =>
    [
        ("matchLabels", TextMap),
        ("matchExpressions", ListOf(Object(("key", Required(Text)), ("operator", Required(Text)), ("values", TextList)))),
    ];

    public static SchemaNode Object(params (string Name, SchemaNode Node)[] fields) =>
        new(SchemaType.Object) { Properties = fields.ToFrozenDictionary(field => field.Name, field => field.Node, StringComparer.Ordinal) };

    public static SchemaNode ListOf(SchemaNode items) => new(SchemaType.Array) { Items = items };

    public static SchemaNode MapOf(SchemaNode values) => new(SchemaType.Object) { Values = values };

    public static SchemaNode OneOf(params ImmutableArray<string> allowed) => Text with { Allowed = allowed };

    public static SchemaNode Matching(SchemaPattern pattern) => Text with { Pattern = pattern };

    public static SchemaNode Required(SchemaNode node) => node with { IsRequired = true };

    public static SchemaNode Defaulted(SchemaNode node, string value) => node with { Default = new YamlString(value) };

    public static SchemaNode Defaulted(SchemaNode node, long value) => node with { Default = new YamlInteger(value) };
}
