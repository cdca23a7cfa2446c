using System.Collections.Immutable;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Definitions.Schemas;

/// <summary>Takes nulls out of an object and puts defaults in (apiextensions-apiserver <c>schema/defaulting</c>).</summary>
internal static class SchemaDefaults
{
    /// <summary>The node as it is kept. Nulls in lists, and in what the schema leaves open, stay.</summary>
    public static YamlNode Apply(YamlNode node, SchemaNode schema) => node switch
    {
        YamlMapping mapping when schema.Type == SchemaType.Object && !schema.KeepsUnknown => ApplyToMapping(mapping, schema),
        YamlSequence sequence when schema.Items is { } items => new YamlSequence([.. sequence.Items.Select(item => item is YamlNull && items.NullIsEmpty ? Empty(item) : Apply(item, items))], sequence.Span),
        _ => node,
    };

    private static YamlMapping ApplyToMapping(YamlMapping mapping, SchemaNode schema)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>(mapping.Count);
        foreach (var entry in mapping.Entries)
        {
            var known = schema.Properties.GetValueOrDefault(entry.Key) ?? schema.Values;
            var value = entry.Value is YamlNull && known is { NullIsEmpty: true } ? Empty(entry.Value) : entry.Value;
            if (value is not YamlNull && !(schema.OmitsEmpty && IsEmpty(value)))
            {
                entries.Add(entry with { Value = known is null ? value : Apply(value, known) });
            }
        }

        foreach (var (name, field) in schema.Properties.Where(field => field.Value.Default is not null).OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            if (entries.All(entry => entry.Key != name))
            {
                entries.Add(new YamlEntry(name, default, field.Default!));
            }
        }

        return YamlMapping.OfUnique(entries.ToImmutable(), mapping.Span);
    }

    private static YamlString Empty(YamlNode node) => new("", node.Span);

    private static bool IsEmpty(YamlNode node) => node is YamlString { Value.Length: 0 } or YamlMapping { Count: 0 } or YamlSequence { Items.IsEmpty: true };
}
