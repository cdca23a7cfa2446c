using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators.Matrix;

/// <summary>Merges elements as <c>mergo</c> does with override and empty values, but never shares what it merges.</summary>
internal static class ElementMerge
{
    // Elements come from YAML and JSON, whose readers allow no deeper nesting; this one keeps cyclic maps out.
    private const int MaximumDepth = 1000;

    /// <summary>Adds an element's entries to another map. Maps under one key are merged; every other value replaces what was there.</summary>
    /// <param name="target">Changed. Its nested maps must not be shared.</param>
    /// <param name="source">Not changed, and not shared with <paramref name="target"/> afterwards.</param>
    /// <exception cref="InvalidOperationException">The element nests deeper than 1,000 levels.</exception>
    public static void Into(TemplateMap target, TemplateMap source) => Into(target, source, 0);

    private static void Into(TemplateMap target, TemplateMap source, int depth)
    {
        foreach (string key in source.Keys)
        {
            var value = source[key];
            if (value.Map is { } map && target[key].Map is { } earlier)
            {
                Into(earlier, map, Deeper(depth));
            }
            else
            {
                target[key] = Copy(value, Deeper(depth));
            }
        }
    }

    private static TemplateValue Copy(TemplateValue value, int depth)
    {
        if (value.Map is { } map)
        {
            var copy = new TemplateMap(map.Type, map.Count);
            Into(copy, map, depth);
            return TemplateValue.Of(copy);
        }

        if (value.List is { } list)
        {
            TemplateValue[] items = new TemplateValue[list.Count];
            for (int i = 0; i < items.Length; i++)
            {
                items[i] = Copy(list[i], Deeper(depth));
            }

            return TemplateValue.Of(new TemplateList(items, list.Type));
        }

        return value;
    }

    private static int Deeper(int depth) => depth < MaximumDepth ? depth + 1 : throw new InvalidOperationException("an element nests too deeply");
}
