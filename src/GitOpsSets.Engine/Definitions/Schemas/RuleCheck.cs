using System.Globalization;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Definitions.Schemas;

/// <summary>Asks the rules between fields.</summary>
/// <param name="findings">Takes what is broken, each on the object whose rule it is.</param>
internal sealed class RuleCheck(ICollection<SchemaFinding> findings)
{
    /// <summary>Asks the rules of a node and of all in it. The types must be right.</summary>
    public void Check(YamlNode node, SchemaNode schema, string path)
    {
        foreach (var rule in schema.Rules)
        {
            if (rule.Offender(node) is { } offender)
            {
                findings.Add(new SchemaFinding(SchemaProblem.Invalid, path, $"{path}: {rule.Message}", offender.Span));
            }
        }

        if (node is YamlMapping mapping)
        {
            foreach (var entry in mapping.Entries)
            {
                if ((schema.Properties.GetValueOrDefault(entry.Key) ?? schema.Values) is { } field)
                {
                    Check(entry.Value, field, path.Length == 0 ? entry.Key : $"{path}.{entry.Key}");
                }
            }
        }
        else if (node is YamlSequence sequence && schema.Items is { } items)
        {
            for (int i = 0; i < sequence.Items.Length; i++)
            {
                Check(sequence.Items[i], items, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"));
            }
        }
    }
}
