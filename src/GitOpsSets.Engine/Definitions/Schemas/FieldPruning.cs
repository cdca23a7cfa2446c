using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Definitions.Schemas;

/// <summary>Takes the fields out of an object that its kind does not have (apiextensions-apiserver <c>schema/pruning</c>).</summary>
/// <param name="kind">For messages.</param>
/// <param name="findings">Takes one finding for the outermost of each unknown field.</param>
internal sealed class FieldPruning(string kind, ICollection<SchemaFinding> findings)
{
    private const int MostListed = 12;

    /// <summary>The node without unknown fields.</summary>
    /// <param name="node">What is written.</param>
    /// <param name="schema">What may be there; null where the schema knows nothing, so that no field belongs there.</param>
    /// <param name="path">How the user would name the node.</param>
    public YamlNode Prune(YamlNode node, SchemaNode? schema, string path)
    {
        if (schema is { KeepsUnknown: true } || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return node;
        }

        return node switch
        {
            YamlMapping mapping => PruneMapping(mapping, schema, path),
            YamlSequence sequence => new YamlSequence([.. sequence.Items.Select((item, index) => Prune(item, schema?.Items, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]")))], sequence.Span),
            _ => node,
        };
    }

    private YamlMapping PruneMapping(YamlMapping mapping, SchemaNode? schema, string path)
    {
        var kept = ImmutableArray.CreateBuilder<YamlEntry>(mapping.Count);
        foreach (var entry in mapping.Entries)
        {
            string field = path.Length == 0 ? entry.Key : $"{path}.{entry.Key}";
            if ((schema?.Properties.GetValueOrDefault(entry.Key) ?? schema?.Values) is { } known)
            {
                kept.Add(entry with { Value = Prune(entry.Value, known, field) });
            }
            else
            {
                findings.Add(new SchemaFinding(SchemaProblem.Unknown, field, $"{field} is no field of a {kind}; a cluster would drop it", entry.KeySpan, Suggest(entry.Key, schema)));
            }
        }

        return YamlMapping.OfUnique(kept.ToImmutable(), mapping.Span);
    }

    private static string? Suggest(string key, SchemaNode? schema) =>
        schema is null || schema.Properties.Count == 0 ? null
        : NearestName.Of(key, schema.Properties.Keys) is { } near ? $"did you mean '{near}'?"
        : schema.Properties.Count <= MostListed ? $"known are {string.Join(", ", schema.Properties.Keys.Order(StringComparer.Ordinal))}"
        : null;
}
