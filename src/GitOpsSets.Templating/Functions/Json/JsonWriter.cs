using System.Globalization;
using GitOpsSets.Templating.Evaluation;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Json;

/// <summary>
/// Writes values as Go's <c>encoding/json</c> does: keys in byte order. Quotes, brackets and names are the repository's own; foreign text
/// stays foreign: the real document receives it escaped, the probe its token, which needs no escaping.
/// </summary>
internal sealed class JsonWriter
{
    private const int MaxDepth = 512;
    private const int FirstCheck = 4096;

    private readonly SegmentWriter _writer = new();
    private readonly Budget _budget;
    private readonly JsonStyle _style;
    private long _nextCheck = FirstCheck;

    private JsonWriter(Budget budget, JsonStyle style)
    {
        (_budget, _style) = (budget, style);
    }

    /// <summary>The JSON of a value.</summary>
    /// <exception cref="FunctionException">The value holds itself, nests too deeply, or has no JSON form.</exception>
    /// <exception cref="BudgetException">The result would be too long.</exception>
    public static TemplateText Write(TemplateValue value, JsonStyle style, Budget budget)
    {
        var writer = new JsonWriter(budget, style);
        writer.Append(value, 0);
        return writer._writer.ToText();
    }

    private void Append(TemplateValue value, int depth)
    {
        _budget.Charge();
        CheckLength();
        if (value.IsString)
        {
            AppendString(value);
        }
        else if (value.List is { } list)
        {
            AppendList(list, depth);
        }
        else if (value.Map is { } map)
        {
            AppendMap(map, depth);
        }
        else if (value.Object is { } instance)
        {
            Append(instance is IJsonObject json ? json.ToJson() : throw Unsupported(value), depth + 1);
        }
        else
        {
            _writer.Output.Append(Scalar(value));
        }
    }

    private static string Scalar(TemplateValue value) => value.Kind switch
    {
        GoKind.Invalid => "null",
        GoKind.Bool => value.Boolean ? "true" : "false",
        GoKind.Int => value.Integer.ToString(CultureInfo.InvariantCulture),
        GoKind.Uint => ((ulong)value.Integer).ToString(CultureInfo.InvariantCulture),
        GoKind.Float => JsonText.Number(value.Float),
        _ => throw Unsupported(value),
    };

    private static FunctionException Unsupported(TemplateValue value) => new("json: unsupported type: " + value.Type);

    private void AppendString(TemplateValue value)
    {
        _writer.Output.Append('"');
        if (value.IsOutsidersText)
        {
            foreach (var segment in value.Rich.Segments)
            {
                AppendSegment(segment);
            }
        }
        else
        {
            JsonText.AppendEscaped(_writer.Output, value.Text, _style.EscapesMarkup);
        }

        _writer.Output.Append('"');
    }

    private void AppendSegment(TextSegment segment)
    {
        if (segment.Source is null)
        {
            JsonText.AppendEscaped(_writer.Output, segment.Text, _style.EscapesMarkup);
            return;
        }

        var escaped = new System.Text.StringBuilder(segment.Text.Length);
        JsonText.AppendEscaped(escaped, segment.Text, _style.EscapesMarkup);

        // A token that a serialiser put in quotes goes without them: these quotes are ours.
        _writer.Append(segment with { Text = escaped.ToString(), Probe = segment.Probe.Trim('"'), Raw = JsonText.AsRead(segment.Text) });
    }

    private void AppendList(TemplateList list, int depth)
    {
        if (list.IsNil)
        {
            _writer.Output.Append("null");
            return;
        }

        CheckDepth(depth, list.Type);
        _writer.Output.Append('[');
        for (int i = 0; i < list.Count; i++)
        {
            Separate(i, depth + 1);
            Append(list[i], depth + 1);
        }

        Close(']', list.Count, depth);
    }

    private void AppendMap(TemplateMap map, int depth)
    {
        if (map.IsNil)
        {
            _writer.Output.Append("null");
            return;
        }

        CheckDepth(depth, map.Type);
        _writer.Output.Append('{');
        int count = 0;
        foreach (string key in map.Keys)
        {
            Separate(count++, depth + 1);
            _writer.Output.Append('"');
            JsonText.AppendEscaped(_writer.Output, key, _style.EscapesMarkup);
            _writer.Output.Append(_style.IsIndented ? "\": " : "\":");
            Append(map[key], depth + 1);
        }

        Close('}', count, depth);
    }

    private void Separate(int index, int depth)
    {
        if (index > 0)
        {
            _writer.Output.Append(',');
        }

        BreakLine(depth);
    }

    private void Close(char bracket, int count, int depth)
    {
        if (count > 0)
        {
            BreakLine(depth);
        }

        _writer.Output.Append(bracket);
    }

    private void BreakLine(int depth)
    {
        if (_style.IsIndented)
        {
            _writer.Output.Append('\n').Append(' ', depth * 2);
        }
    }

    private void CheckLength()
    {
        if (_writer.Length >= _nextCheck)
        {
            _budget.ReserveText(_writer.Length);
            _nextCheck = _writer.Length * 2;
        }
    }

    private static void CheckDepth(int depth, GoType type)
    {
        if (depth >= MaxDepth)
        {
            throw new FunctionException("json: unsupported value: encountered a cycle via " + type);
        }
    }
}
