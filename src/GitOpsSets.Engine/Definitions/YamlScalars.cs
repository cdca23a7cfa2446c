using System.Globalization;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Definitions;

/// <summary>Scalars where a definition wants text, and nodes in messages.</summary>
internal static class YamlScalars
{
    /// <summary>A scalar as the text the Flux Operator's decoder makes of it; null for anything else.</summary>
    public static string? Text(YamlNode node) => node switch
    {
        YamlString text => text.Value,
        YamlBoolean truth => truth.Value ? "true" : "false",
        YamlInteger number => number.Value.ToString(CultureInfo.InvariantCulture),
        YamlFloat number => GoNumber.Format(number.Value, 21),
        _ => null,
    };

    /// <summary>What a node is, in a user's words.</summary>
    public static string Describe(YamlNode node) => node switch
    {
        YamlNull => "null",
        YamlBoolean truth => truth.Value ? "true" : "false",
        YamlInteger or YamlFloat => $"the number {Text(node)}",
        YamlString => "a string",
        YamlSequence => "a list",
        _ => "a mapping",
    };
}
