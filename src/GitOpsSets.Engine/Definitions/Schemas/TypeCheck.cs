using System.Globalization;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Definitions.Schemas;

/// <summary>Asks of a definition what decoding it into the reference's Go structs asks: the types of fields that are known, and nothing else.</summary>
/// <param name="takesScalars">Whether other scalars may stand where text is wanted, as <c>sigs.k8s.io/yaml</c> has it.</param>
/// <param name="findings">Takes what does not fit.</param>
internal sealed class TypeCheck(bool takesScalars, ICollection<SchemaFinding> findings)
{
    /// <summary>Checks a node and all in it. Nulls fit everywhere, and anything fits where the schema keeps what it does not know.</summary>
    public void Check(YamlNode node, SchemaNode schema, string path)
    {
        if (node is YamlNull || schema.KeepsUnknown)
        {
            return;
        }

        if (!Fits(node, schema))
        {
            findings.Add(new SchemaFinding(SchemaProblem.WrongType, path, $"{path} must be {SchemaTypes.Name(schema)}, not {YamlScalars.Describe(node)}", node.Span, SchemaTypes.Suggest(node, schema)));
        }
        else if (node is YamlSequence sequence && schema.Items is { } items)
        {
            for (int i = 0; i < sequence.Items.Length; i++)
            {
                Check(sequence.Items[i], items, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"));
            }
        }
        else if (node is YamlMapping mapping)
        {
            foreach (var entry in mapping.Entries)
            {
                if ((schema.Properties.GetValueOrDefault(entry.Key) ?? schema.Values) is { } field)
                {
                    Check(entry.Value, field, path.Length == 0 ? entry.Key : $"{path}.{entry.Key}");
                }
            }
        }
    }

    private bool Fits(YamlNode node, SchemaNode schema) =>
        schema.IsDateTime ? node is YamlString text && Rfc3339.IsTime(text.Value)
        : SchemaTypes.Fits(node, schema.Type) || (takesScalars && schema.Type == SchemaType.String && YamlScalars.Text(node) is not null);
}
