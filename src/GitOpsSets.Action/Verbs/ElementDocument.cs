using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Action.Verbs;

/// <summary>The elements of a set as a document to print.</summary>
internal static class ElementDocument
{
    public static YamlMapping Of(SetDefinition set, GeneratorAnswer.Complete answer) => Map(
        ("kind", new YamlString(set.Dialect.Kind)),
        ("namespace", new YamlString(set.Name.Namespace)),
        ("name", new YamlString(set.Name.Name)),
        ("bounded", new YamlBoolean(answer.IsBounded)),
        ("elements", new YamlSequence([.. answer.Elements.Select(Of)])));

    private static YamlMapping Of(Element element) => Map(
        ("from", new YamlString(element.Origin.Description)),
        ("values", element.Values is { } values ? Node(TemplateValue.Of(values)) : new YamlNull()));

    private static YamlMapping Map(params ReadOnlySpan<(string Key, YamlNode Value)> entries)
    {
        var map = YamlMapping.Empty;
        foreach (var (key, value) in entries)
        {
            map = map.With(key, value);
        }

        return map;
    }

    private static YamlNode Node(TemplateValue value)
    {
        if (value.Map is { } map)
        {
            return new YamlMapping([.. map.Keys.Select(key => new YamlEntry(key, default, Node(map[key])))]);
        }

        if (value.List is { } list)
        {
            return new YamlSequence([.. list.Items.ToArray().Select(Node)]);
        }

        return value.Kind switch
        {
            GoKind.String => new YamlString(value.Text),
            GoKind.Bool => new YamlBoolean(value.Boolean),
            GoKind.Int => new YamlInteger(value.Integer),
            GoKind.Float when value.Float == Math.Truncate(value.Float) && Math.Abs(value.Float) < 1e15 => new YamlInteger((long)value.Float),
            GoKind.Float => new YamlFloat(value.Float),
            _ => new YamlNull(),
        };
    }
}
