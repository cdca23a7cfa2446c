using System.Runtime.CompilerServices;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators.Inputs;

/// <summary>Turns what was read from YAML or JSON into what templates work with.</summary>
internal static class NodeValue
{
    /// <summary>A value with maps and lists of its own.</summary>
    /// <param name="node">The value; null for an empty document.</param>
    /// <param name="numbers">
    /// What whole numbers become: <c>float64</c> for elements of GitOpsSets, <c>int64</c> where it fits for inputs of ResourceSets. All other numbers are <c>float64</c>.
    /// </param>
    public static TemplateValue Of(YamlNode? node, JsonNumberModel numbers)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return node switch
        {
            YamlMapping mapping => TemplateValue.Of(Map(mapping, numbers)),
            YamlSequence sequence => TemplateValue.Of(new TemplateList([.. sequence.Items.Select(item => Of(item, numbers))])),
            YamlString text => TemplateValue.Of(text.Value),
            YamlBoolean boolean => TemplateValue.Of(boolean.Value),
            YamlInteger integer when numbers == JsonNumberModel.Int64OrFloat64 && integer.TryGetInt64(out long whole) => TemplateValue.OfInt64(whole),
            YamlInteger integer => TemplateValue.Of((double)integer.Value),
            YamlFloat number => TemplateValue.Of(number.Value),
            _ => TemplateValue.Nil,
        };
    }

    /// <summary>A mapping as a map of its own.</summary>
    public static TemplateMap Map(YamlMapping mapping, JsonNumberModel numbers)
    {
        var map = new TemplateMap(capacity: mapping.Count);
        foreach (var entry in mapping.Entries)
        {
            map[entry.Key] = Of(entry.Value, numbers);
        }

        return map;
    }
}
