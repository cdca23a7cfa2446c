using System.Globalization;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Json;

/// <summary>
/// Writes values as Go's <c>encoding/json</c> does: keys in byte order. Quotes, brackets and names are the repository's own; foreign text
/// stays foreign: the real document receives it escaped, the probe its token, which needs no escaping.
/// </summary>
internal sealed class JsonWriter
{
    private const int MaxDepth = 512;

    private readonly TemplateTextBuilder _output;
    private readonly FunctionContext _context;
    private readonly JsonStyle _style;

    private JsonWriter(FunctionContext context, JsonStyle style)
    {
        (_context, _style, _output) = (context, style, new TemplateTextBuilder(context.Budget));
    }

    /// <summary>The JSON of a value.</summary>
    /// <exception cref="FunctionException">The value holds itself, nests too deeply, or has no JSON form.</exception>
    /// <exception cref="Limits.BudgetException">The result would be too long.</exception>
    public static TemplateText Write(TemplateValue value, JsonStyle style, FunctionContext context)
    {
        var writer = new JsonWriter(context, style);
        writer.Append(value, 0);
        return writer._output.ToText();
    }

    private void Append(TemplateValue value, int depth)
    {
        _context.Budget.Charge();
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
            Append(JsonForm.Of(instance, _context), depth + 1);
        }
        else
        {
            _output.Append(Scalar(value));
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

    private void AppendString(in TemplateValue value)
    {
        _output.Append('"');
        if (value.IsOutsidersText)
        {
            foreach (var segment in value.Rich.Segments)
            {
                AppendSegment(segment);
            }
        }
        else
        {
            JsonText.AppendEscaped(_output, value.Text, _style.EscapesMarkup);
        }

        _output.Append('"');
    }

    private void AppendSegment(TextSegment segment)
    {
        if (segment.Source is null)
        {
            JsonText.AppendEscaped(_output, segment.Text, _style.EscapesMarkup);
            return;
        }

        // A reader finds the text as it was before it was escaped here; a token stands for one text only.
        string raw = GoText.ReplaceCarriedBytes(segment.Text);
        bool isSame = segment.Text.Length == 0 || string.Equals(raw, segment.Raw, StringComparison.Ordinal);
        var escaped = new TemplateTextBuilder(_context.Budget);
        JsonText.AppendEscaped(escaped, segment.Text, _style.EscapesMarkup);
        _output.Append(segment with { Text = escaped.ToText().Text, Raw = raw, Probe = isSame ? segment.Probe : _context.Tokens.Next() });
    }

    private void AppendList(TemplateList list, int depth)
    {
        if (list.IsNil)
        {
            _output.Append("null");
            return;
        }

        CheckDepth(depth, list.Type);
        _output.Append('[');
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
            _output.Append("null");
            return;
        }

        CheckDepth(depth, map.Type);
        _output.Append('{');
        int count = 0;
        foreach (string key in map.Keys)
        {
            Separate(count++, depth + 1);
            AppendString(map.KeyOf(key));
            _output.Append(_style.IsIndented ? ": " : ":");
            Append(map[key], depth + 1);
        }

        Close('}', count, depth);
    }

    private void Separate(int index, int depth)
    {
        if (index > 0)
        {
            _output.Append(',');
        }

        BreakLine(depth);
    }

    private void Close(char bracket, int count, int depth)
    {
        if (count > 0)
        {
            BreakLine(depth);
        }

        _output.Append(bracket);
    }

    private void BreakLine(int depth)
    {
        if (_style.IsIndented)
        {
            _output.Append('\n').Append(' ', depth * 2);
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
