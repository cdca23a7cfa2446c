using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using GitOpsSets.Engine.Yaml.Emitting;

namespace GitOpsSets.Engine.Yaml;

/// <summary>
/// Writes a tree as Go's <c>encoding/json</c> does: no spaces, keys in the order of their bytes, <c>&lt;</c>, <c>&gt;</c> and <c>&amp;</c> escaped, floats with the fewest digits.
/// </summary>
public static class JsonWriter
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000B\f\r\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\"\\<>&\u2028\u2029");

    /// <summary>The JSON text of a tree.</summary>
    /// <param name="node">The tree.</param>
    /// <exception cref="YamlException">A number is infinite or none.</exception>
    public static string Write(YamlNode node)
    {
        var output = new StringBuilder();
        Write(node, output);
        return output.ToString();
    }

    /// <summary>Appends the JSON text of a tree.</summary>
    /// <param name="node">The tree.</param>
    /// <param name="output">Takes the text.</param>
    /// <exception cref="YamlException">A number is infinite or none.</exception>
    public static void Write(YamlNode node, StringBuilder output)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (node)
        {
            case YamlNull:
                output.Append("null");
                break;
            case YamlBoolean boolean:
                output.Append(boolean.Value ? "true" : "false");
                break;
            case YamlInteger integer:
                output.Append(CultureInfo.InvariantCulture, $"{integer.Value}");
                break;
            case YamlFloat number:
                output.Append(double.IsFinite(number.Value) ? GoFloat.Json(number.Value) : throw new YamlException(node.Span, "infinite numbers and .nan cannot be written as JSON"));
                break;
            case YamlString text:
                WriteText(text.Value, output);
                break;
            case YamlSequence sequence:
                WriteSequence(sequence, output);
                break;
            case YamlMapping mapping:
                WriteMapping(mapping, output);
                break;
        }
    }

    /// <summary>Appends a text as a JSON string.</summary>
    internal static void WriteText(ReadOnlySpan<char> text, StringBuilder output)
    {
        output.Append('"');
        for (int next = text.IndexOfAny(Escaped); next >= 0; next = text.IndexOfAny(Escaped))
        {
            output.Append(text[..next]);
            WriteEscape(text[next], output);
            text = text[(next + 1)..];
        }

        output.Append(text).Append('"');
    }

    private static void WriteEscape(char c, StringBuilder output)
    {
        switch (c)
        {
            case '"' or '\\':
                output.Append('\\').Append(c);
                break;
            case '\b':
                output.Append("\\b");
                break;
            case '\f':
                output.Append("\\f");
                break;
            case '\n':
                output.Append("\\n");
                break;
            case '\r':
                output.Append("\\r");
                break;
            case '\t':
                output.Append("\\t");
                break;
            default:
                output.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                break;
        }
    }

    private static void WriteSequence(YamlSequence sequence, StringBuilder output)
    {
        output.Append('[');
        for (int i = 0; i < sequence.Items.Length; i++)
        {
            if (i > 0)
            {
                output.Append(',');
            }

            Write(sequence.Items[i], output);
        }

        output.Append(']');
    }

    private static void WriteMapping(YamlMapping mapping, StringBuilder output)
    {
        var entries = mapping.Entries.ToArray();
        Array.Sort(entries, static (left, right) => CodePointOrder.Compare(left.Key, right.Key));
        output.Append('{');
        for (int i = 0; i < entries.Length; i++)
        {
            if (i > 0)
            {
                output.Append(',');
            }

            WriteText(entries[i].Key, output);
            output.Append(':');
            Write(entries[i].Value, output);
        }

        output.Append('}');
    }
}
