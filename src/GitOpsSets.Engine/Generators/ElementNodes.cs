using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators;

/// <summary>Values of elements as YAML.</summary>
public static class ElementNodes
{
    private const double LargestWhole = 1e15;

    /// <summary>The node of a value. A whole number is one, whatever its type, as in JSON.</summary>
    public static YamlNode Of(TemplateValue value)
    {
        if (value.Map is { } map)
        {
            return Of(map);
        }

        if (value.List is { } list)
        {
            return new YamlSequence([.. list.Items.ToArray().Select(Of)]);
        }

        return value.Kind switch
        {
            GoKind.String => new YamlString(value.Text),
            GoKind.Bool => new YamlBoolean(value.Boolean),
            GoKind.Int => new YamlInteger(value.Integer),
            GoKind.Float when value.Float == Math.Truncate(value.Float) && Math.Abs(value.Float) < LargestWhole => new YamlInteger((long)value.Float),
            GoKind.Float => new YamlFloat(value.Float),
            _ => new YamlNull(),
        };
    }

    /// <summary>The mapping of a map, in its order.</summary>
    public static YamlMapping Of(TemplateMap map) => new([.. map.Keys.Select(key => new YamlEntry(key, default, Of(map[key])))]);
}
