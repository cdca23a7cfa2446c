using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators.Sources;

/// <summary>
/// An element as one line of JSON. Its values stand in groups by who can write them, so that what outsiders wrote is still known to be theirs when it is read again.
/// </summary>
public static class ElementText
{
    private static readonly (string Name, TrustLevel Trust)[] Groups =
        [("values", TrustLevel.Repository), ("remote", TrustLevel.Remote), ("outsiders", TrustLevel.Outsider)];

    /// <summary>What the groups of values are called, the most trusted first.</summary>
    public static IEnumerable<string> GroupNames => Groups.Select(group => group.Name);

    /// <summary>The line of an element.</summary>
    public static string Write(Element element)
    {
        var line = new StringBuilder("{\"key\":");
        JsonWriter.WriteText(element.Origin.Key, line);
        line.Append(",\"is\":");
        JsonWriter.WriteText(element.Origin.Description, line);
        if (!element.Origin.Evidence.IsEmpty)
        {
            line.Append(",\"evidence\":");
            WriteAll(line, '[', element.Origin.Evidence, item => JsonWriter.WriteText(item, line), ']');
        }

        foreach (var (name, trust) in Groups)
        {
            var keys = element.Values?.Keys.Where(key => TrustOf(element.Values, key) == trust).ToList() ?? [];
            if (keys.Count > 0)
            {
                line.Append(CultureInfo.InvariantCulture, $",\"{name}\":");
                WriteMap(line, element.Values!, keys);
            }
        }

        return line.Append('}').ToString();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="line">The JSON.</param>
    /// <param name="foreign">Marks what others wrote.</param>
    /// <param name="root">What templates call the element: <c>Element</c> or <c>inputs</c>.</param>
    /// <param name="origin">The generator or provider it comes from.</param>
    /// <exception cref="JsonException">The line is no JSON.</exception>
    /// <exception cref="KeyNotFoundException">It is no element.</exception>
    /// <exception cref="InvalidOperationException">It is no element.</exception>
    public static Element Read(string line, ForeignText foreign, string root, SourceSpan origin)
    {
        using var document = JsonDocument.Parse(line);
        var element = document.RootElement;
        var values = new TemplateMap();
        foreach (var (name, trust) in Groups.Where(group => element.TryGetProperty(group.Name, out _)))
        {
            if (trust == TrustLevel.Remote)
            {
                AddRemote(values, ReadMap(element.GetProperty(name), TemplateValue.Of), foreign, root);
                continue;
            }

            foreach (var entry in element.GetProperty(name).EnumerateObject())
            {
                values[entry.Name] = ReadValue(entry.Value, text => Mark(foreign, text, trust, $"{root}.{entry.Name}"));
            }
        }

        ImmutableArray<string> evidence = element.TryGetProperty("evidence", out var items) ? [.. items.EnumerateArray().Select(TextOf)] : [];
        return new Element(values, new ElementOrigin(TextOf(element.GetProperty("key")), TextOf(element.GetProperty("is")), origin) { Evidence = evidence });
    }

    // A remote system writes the keys of its maps, too.
    private static void AddRemote(TemplateMap values, TemplateMap remote, ForeignText foreign, string root)
    {
        var marked = new RemoteValues(foreign).Mark(remote, root);
        foreach (string key in marked.Keys)
        {
            values.Set(marked.KeyOf(key).Rich, marked[key]);
        }
    }

    private static string TextOf(JsonElement element) => element.GetString() ?? throw new InvalidOperationException("a text is missing");

    private static TemplateValue Mark(ForeignText foreign, string text, TrustLevel trust, string field) => trust switch
    {
        TrustLevel.Outsider => foreign.Outsiders(text, field),
        _ => TemplateValue.Of(text),
    };

    // Of a value with several texts, the least trusted speaks for all.
    private static TrustLevel TrustOf(TemplateValue value) => value switch
    {
        { IsOutsidersText: true } => value.Rich.Segments.Max(segment => segment.Source?.Trust ?? TrustLevel.Repository),
        { List: { } list } => list.Items.ToArray().Select(TrustOf).DefaultIfEmpty().Max(),
        { Map: { } map } => map.Keys.Select(key => TrustOf(map, key)).DefaultIfEmpty().Max(),
        _ => TrustLevel.Repository,
    };

    private static TrustLevel TrustOf(TemplateMap map, string key) => (TrustLevel)Math.Max((int)TrustOf(map[key]), (int)TrustOf(map.KeyOf(key)));

    private static void WriteMap(StringBuilder line, TemplateMap map, IReadOnlyList<string> keys) => WriteAll(line, '{', keys, key =>
    {
        JsonWriter.WriteText(key, line);
        line.Append(':');
        WriteValue(line, map[key]);
    }, '}');

    private static void WriteValue(StringBuilder line, TemplateValue value)
    {
        switch (value)
        {
            case { IsString: true }:
                JsonWriter.WriteText(value.Text, line);
                break;
            case { List: { } list }:
                WriteAll<TemplateValue>(line, '[', list.Items.ToArray(), item => WriteValue(line, item), ']');
                break;
            case { Map: { } map }:
                WriteMap(line, map, map.Keys);
                break;
            case { Kind: GoKind.Bool }:
                line.Append(value.Boolean ? "true" : "false");
                break;
            case { Kind: GoKind.Float }:
                WriteFloat(line, value.Float);
                break;
            case { IsNil: true }:
                line.Append("null");
                break;
            default:
                line.Append(CultureInfo.InvariantCulture, $"{value.Integer}");
                break;
        }
    }

    // A whole one keeps its point: templates tell 1.0 from 1.
    private static void WriteFloat(StringBuilder line, double number)
    {
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        line.Append(text).Append(text.AsSpan().IndexOfAny('.', 'E') < 0 ? ".0" : "");
    }

    private static void WriteAll<T>(StringBuilder line, char opening, IEnumerable<T> items, Action<T> write, char closing)
    {
        line.Append(opening);
        int start = line.Length;
        foreach (var item in items)
        {
            line.Append(line.Length == start ? "" : ",");
            write(item);
        }

        line.Append(closing);
    }

    private static TemplateValue ReadValue(JsonElement value, Func<string, TemplateValue> mark) => value.ValueKind switch
    {
        JsonValueKind.String => mark(value.GetString()!),
        JsonValueKind.True => TemplateValue.Of(true),
        JsonValueKind.False => TemplateValue.Of(false),
        JsonValueKind.Number when value.GetRawText().AsSpan().IndexOfAny(".eE") < 0 && value.TryGetInt64(out long whole) => TemplateValue.OfInt64(whole),
        JsonValueKind.Number => TemplateValue.Of(value.GetDouble()),
        JsonValueKind.Array => TemplateValue.Of(new TemplateList([.. value.EnumerateArray().Select(item => ReadValue(item, mark))])),
        JsonValueKind.Object => TemplateValue.Of(ReadMap(value, mark)),
        _ => TemplateValue.Nil,
    };

    private static TemplateMap ReadMap(JsonElement value, Func<string, TemplateValue> mark)
    {
        var map = new TemplateMap();
        foreach (var entry in value.EnumerateObject())
        {
            map[entry.Name] = ReadValue(entry.Value, mark);
        }

        return map;
    }
}
