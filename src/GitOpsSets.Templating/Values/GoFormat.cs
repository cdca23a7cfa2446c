using System.Globalization;
using System.Text;

namespace GitOpsSets.Templating.Values;

/// <summary>Values as Go's <c>fmt</c> prints them.</summary>
public static class GoFormat
{
    private const int MaxDepth = 100;

    /// <summary>What <c>%v</c> prints.</summary>
    /// <exception cref="InvalidOperationException">The value holds itself, or nests too deeply to print.</exception>
    public static string Value(TemplateValue value)
    {
        if (value.IsString)
        {
            return value.Text;
        }

        var output = new StringBuilder();
        Append(output, value, 0);
        return output.ToString();
    }

    private static void Append(StringBuilder output, TemplateValue value, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new InvalidOperationException("the value holds itself, or nests too deeply to print");
        }

        if (value.IsNil)
        {
            output.Append(value.IsNoValue ? "<no value>" : "<nil>");
        }
        else if (value.IsString)
        {
            output.Append(value.Text);
        }
        else if (value.List is { } list)
        {
            AppendList(output, list, depth);
        }
        else if (value.Map is { } map)
        {
            AppendMap(output, map, depth);
        }
        else if (value.Object is { } instance)
        {
            output.Append(instance.Print());
        }
        else
        {
            output.Append(Scalar(value));
        }
    }

    private static string Scalar(TemplateValue value) => value.Kind switch
    {
        GoKind.Bool => value.Boolean ? "true" : "false",
        GoKind.Float => GoNumber.Format(value.Float),
        GoKind.Uint => ((ulong)value.Integer).ToString(CultureInfo.InvariantCulture),
        _ => value.Integer.ToString(CultureInfo.InvariantCulture),
    };

    private static void AppendList(StringBuilder output, TemplateList list, int depth)
    {
        output.Append('[');
        for (int i = 0; i < list.Count; i++)
        {
            if (i > 0)
            {
                output.Append(' ');
            }

            Append(output, list[i], depth + 1);
        }

        output.Append(']');
    }

    private static void AppendMap(StringBuilder output, TemplateMap map, int depth)
    {
        output.Append("map[");
        bool first = true;
        foreach (string key in map.Keys)
        {
            if (!first)
            {
                output.Append(' ');
            }

            first = false;
            output.Append(key).Append(':');
            Append(output, map[key], depth + 1);
        }

        output.Append(']');
    }
}
