using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Json;

/// <summary>JSON that others wrote: outsiders' is refused, for they would choose the shape; of remote systems' every string stays foreign.</summary>
internal static class ForeignJson
{
    /// <summary>A foreign part of a text.</summary>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="FunctionException">A part is an outsider's.</exception>
    public static TextSegment? SourceOf(TemplateValue value)
    {
        if (!value.IsOutsidersText)
        {
            return null;
        }

        TextSegment? found = null;
        foreach (var segment in value.Rich.Segments)
        {
            found = segment.Source?.Trust switch
            {
                null => found,
                TrustLevel.Outsider => throw new FunctionException($"{segment.Source.Field} is text that anybody can write: it may not choose the shape of a value"),
                _ => found ?? segment,
            };
        }

        return found;
    }

    /// <summary>The value with every string foreign; a new value, for the reader made it just now.</summary>
    public static TemplateValue Mark(TemplateValue value, TextSegment source)
    {
        if (value.IsString)
        {
            return TemplateValue.Of(TemplateText.Foreign(value.Text, source.Source!, source.Probe));
        }

        if (value.List is { } list)
        {
            foreach (ref var item in list.SharedItems)
            {
                item = Mark(item, source);
            }
        }
        else if (value.Map is { } map)
        {
            foreach (string key in map.Keys)
            {
                map[key] = Mark(map[key], source);
            }
        }

        return value;
    }
}
