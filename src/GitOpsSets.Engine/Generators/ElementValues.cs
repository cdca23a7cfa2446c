using System.Runtime.CompilerServices;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators;

/// <summary>Makes template values of what definitions and files hold.</summary>
public static class ElementValues
{
    /// <summary>The value of a node.</summary>
    /// <param name="node">Null for an empty document; what it holds is the repository's own text.</param>
    /// <param name="numbers">What numbers become.</param>
    public static TemplateValue Of(YamlNode? node, JsonNumberModel numbers)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return node switch
        {
            YamlString text => TemplateValue.Of(text.Value),
            YamlBoolean truth => TemplateValue.Of(truth.Value),
            YamlInteger number => numbers == JsonNumberModel.Int64OrFloat64 && number.TryGetInt64(out long whole) ? TemplateValue.OfInt64(whole) : TemplateValue.Of((double)number.Value),
            YamlFloat number => TemplateValue.Of(number.Value),
            YamlSequence list => TemplateValue.Of(new TemplateList([.. list.Items.Select(item => Of(item, numbers))])),
            YamlMapping map => TemplateValue.Of(MapOf(map, numbers)),
            _ => TemplateValue.Nil,
        };
    }

    /// <summary>The map of a mapping.</summary>
    public static TemplateMap MapOf(YamlMapping mapping, JsonNumberModel numbers)
    {
        var map = new TemplateMap(capacity: mapping.Count);
        foreach (var entry in mapping.Entries)
        {
            map[entry.Key] = Of(entry.Value, numbers);
        }

        return map;
    }

    /// <summary>A map of texts.</summary>
    public static TemplateMap MapOf(IEnumerable<KeyValuePair<string, string>> entries)
    {
        var map = new TemplateMap();
        foreach (var (key, value) in entries)
        {
            map[key] = TemplateValue.Of(value);
        }

        return map;
    }
}
