using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Definitions.Schemas;

/// <summary>What must hold between the parts of a value: one of the CEL rules of a kind. It is asked only where every type is right.</summary>
/// <param name="Message">What is wrong where it does not hold; begins with the field at fault.</param>
/// <param name="Offender">The node at fault; null where the rule holds.</param>
internal sealed record SchemaRule(string Message, Func<YamlNode, YamlNode?> Offender)
{
    /// <summary>A rule between the fields of an object.</summary>
    /// <param name="field">Which field to point at, when it is there.</param>
    /// <param name="message">What is wrong where it does not hold.</param>
    /// <param name="holds">Whether it holds.</param>
    public static SchemaRule Of(string field, string message, Func<YamlMapping, bool> holds) =>
        new(message, node => node is not YamlMapping mapping || holds(mapping) ? null : mapping[field] ?? mapping);

    /// <summary>Whether a field is there at all, whatever it holds.</summary>
    public static bool Has(YamlMapping mapping, string field) => mapping.IndexOf(field) >= 0;

    /// <summary>The text of a field; null when it is absent.</summary>
    public static string? Text(YamlMapping mapping, string field) => (mapping[field] as YamlString)?.Value;
}
