using GitOpsSets.Templating;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Rendering.Guarding;

/// <summary>The data of a render with inert words in place of foreign text: what fails with these too is the author's doing.</summary>
internal sealed class InertData
{
    private const int MaxDepth = 200;

    private readonly Dictionary<object, TemplateValue> _copies = new(ReferenceEqualityComparer.Instance);

    private InertData()
    {
    }

    public static RenderData Of(RenderData data)
    {
        var copy = new InertData();
        return new RenderData(copy.Copy(data.Root, 0), copy.Copy(data.Inputs, 0));
    }

    /// <summary>Whether outsiders wrote any text of an element.</summary>
    public static bool HoldsOutsidersText(TemplateValue value) => Search(value, 0, new HashSet<object>(ReferenceEqualityComparer.Instance));

    private static bool Search(TemplateValue value, int depth, HashSet<object> visited)
    {
        if (value.IsOutsidersText)
        {
            return value.Rich.Segments.Any(segment => segment.Source is { Trust: TrustLevel.Outsider });
        }

        object? container = (object?)value.List ?? value.Map;
        if (container is null || depth > MaxDepth || !visited.Add(container))
        {
            return false;
        }

        if (value.Map is { } map)
        {
            return map.Keys.Any(key => Search(map.KeyOf(key), depth + 1, visited) || Search(map[key], depth + 1, visited));
        }

        foreach (var item in value.List!.Items)
        {
            if (Search(item, depth + 1, visited))
            {
                return true;
            }
        }

        return false;
    }

    private TemplateValue Copy(TemplateValue value, int depth)
    {
        if (value.IsOutsidersText)
        {
            return TemplateValue.Of(string.Concat(value.Rich.Segments.Select(segment => segment.Probe)));
        }

        object? container = (object?)value.List ?? value.Map;
        if (container is null || depth > MaxDepth)
        {
            return value;
        }

        if (_copies.TryGetValue(container, out var known))
        {
            return known;
        }

        return value.List is { } list ? CopyList(list, depth) : CopyMap(value.Map!, depth);
    }

    private TemplateValue CopyList(TemplateList list, int depth)
    {
        if (list.IsNil)
        {
            return TemplateValue.Of(list);
        }

        var items = new TemplateValue[list.Count];
        var copy = TemplateValue.Of(new TemplateList(items, list.Type));
        _copies[list] = copy;
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = Copy(list[i], depth + 1);
        }

        return copy;
    }

    private TemplateValue CopyMap(TemplateMap map, int depth)
    {
        var entries = new TemplateMap(map.Type, map.Count, map.IsNil);
        var copy = TemplateValue.Of(entries);
        _copies[map] = copy;
        foreach (string key in map.Keys)
        {
            entries[Copy(map.KeyOf(key), depth + 1).Text] = Copy(map[key], depth + 1);
        }

        return copy;
    }
}
