using System.Globalization;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Definitions.Schemas;

/// <summary>Compares an object with its schema, field by field.</summary>
/// <param name="findings">Takes what differs.</param>
internal sealed class SchemaCheck(ICollection<SchemaFinding> findings)
{
    /// <summary>Checks a node and all in it.</summary>
    /// <param name="node">The node, without unknown fields, with defaults.</param>
    /// <param name="schema">What it must be.</param>
    /// <param name="path">How the user would name it.</param>
    public void Check(YamlNode node, SchemaNode schema, string path)
    {
        if (!SchemaTypes.Fits(node, schema.Type))
        {
            Report(SchemaProblem.WrongType, path, $"{path} must be {SchemaTypes.Name(schema)}, not {YamlScalars.Describe(node)}", node, SchemaTypes.Suggest(node, schema));
            return;
        }

        switch (node)
        {
            case YamlString text:
                CheckText(text, schema, path);
                break;
            case YamlInteger number when schema.Type == SchemaType.Integer:
                CheckNumber(number, schema, path);
                break;
            case YamlSequence sequence when schema.Items is { } items:
                CheckItems(sequence, schema, items, path);
                break;
            case YamlMapping mapping:
                CheckFields(mapping, schema, path);
                break;
        }
    }

    private void CheckFields(YamlMapping mapping, SchemaNode schema, string path)
    {
        foreach (var entry in mapping.Entries)
        {
            if ((schema.Properties.GetValueOrDefault(entry.Key) ?? schema.Values) is { } field)
            {
                Check(entry.Value, field, path.Length == 0 ? entry.Key : $"{path}.{entry.Key}");
            }
        }

        foreach (var (name, field) in schema.Properties.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            if (field.IsRequired && mapping.IndexOf(name) < 0)
            {
                Report(SchemaProblem.Missing, $"{path}.{name}", $"{path}.{name} is required", mapping, field.Allowed.IsEmpty ? null : AllowedText(field));
            }
        }
    }

    private void CheckItems(YamlSequence sequence, SchemaNode schema, SchemaNode items, string path)
    {
        if (sequence.Items.Length > schema.MaxItems)
        {
            Report(SchemaProblem.TooLarge, path, $"{path} has {Number(sequence.Items.Length)} items; at most {Number(schema.MaxItems)} are allowed", sequence);
        }
        else if (sequence.Items.Length < schema.MinItems)
        {
            Report(SchemaProblem.Invalid, path, $"{path} must have at least {Number(schema.MinItems)} {(schema.MinItems == 1 ? "item" : "items")}", sequence);
        }

        for (int i = 0; i < sequence.Items.Length; i++)
        {
            Check(sequence.Items[i], items, $"{path}[{Number(i)}]");
        }
    }

    private void CheckNumber(YamlInteger number, SchemaNode schema, string path)
    {
        if (number.Value > schema.Maximum)
        {
            Report(SchemaProblem.Invalid, path, $"{path} must be at most {Number(schema.Maximum)}, not {YamlScalars.Text(number)}", number);
        }
        else if (number.Value < schema.Minimum)
        {
            Report(SchemaProblem.Invalid, path, $"{path} must be at least {Number(schema.Minimum)}, not {YamlScalars.Text(number)}", number);
        }
    }

    private void CheckText(YamlString text, SchemaNode schema, string path)
    {
        int length = schema.MaxLength == int.MaxValue && schema.MinLength == 0 ? 0 : text.Value.EnumerateRunes().Count();
        if (schema.IsDateTime && !Rfc3339.IsTime(text.Value))
        {
            Report(SchemaProblem.WrongType, path, $"{path} must be a time such as 2026-01-02T03:04:05Z, not {Quote(text.Value)}", text);
        }
        else if (!schema.Allowed.IsEmpty && !schema.Allowed.Contains(text.Value, StringComparer.Ordinal))
        {
            Report(SchemaProblem.NotAllowed, path, $"{path} cannot be {Quote(text.Value)}", text, NearestName.Of(text.Value, schema.Allowed) is { } near ? $"did you mean '{near}'?" : AllowedText(schema));
        }
        else if (length > schema.MaxLength)
        {
            Report(SchemaProblem.TooLarge, path, $"{path} has {Number(length)} characters; at most {Number(schema.MaxLength)} are allowed", text);
        }
        else if (length < schema.MinLength)
        {
            Report(SchemaProblem.Invalid, path, $"{path} must not be empty", text);
        }
        else if (schema.Pattern is { } pattern && !pattern.IsMatch(text.Value))
        {
            Report(SchemaProblem.Invalid, path, $"{path} must {pattern.Meaning}, not {Quote(text.Value)}", text);
        }
    }

    private void Report(SchemaProblem problem, string path, string message, YamlNode at, string? suggestion = null) =>
        findings.Add(new SchemaFinding(problem, path, message, at.Span, suggestion));

    private static string AllowedText(SchemaNode schema) => $"allowed {(schema.Allowed.Length == 1 ? "is" : "are")} {string.Join(", ", schema.Allowed)}";

    private static string Quote(string text) => WrittenText.Quote(text);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
