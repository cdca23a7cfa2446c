using System.Text;

namespace GitOpsSets.Engine.Generators.JsonPath;

/// <summary>Takes the quotes and escapes off a constant: client-go's <c>UnquoteExtend</c>.</summary>
internal static class PathQuotes
{
    public static string Unquote(string quoted)
    {
        char quote = quoted[0];
        string inner = quoted[1..^1];
        if (!inner.Contains('\\', StringComparison.Ordinal))
        {
            return inner;
        }

        var text = new StringBuilder();
        for (int i = 0; i < inner.Length; i++)
        {
            if (inner[i] != '\\')
            {
                text.Append(inner[i]);
                continue;
            }

            i++;
            char escaped = i < inner.Length ? inner[i] : throw new JsonPathException("a quoted text ends in a backslash");
            text.Append(escaped switch
            {
                'a' => '\a',
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'v' => '\v',
                '\\' => '\\',
                _ when escaped == quote => quote,
                'x' => Hex(inner, ref i, 2),
                'u' => Hex(inner, ref i, 4),
                _ => throw new JsonPathException($"'\\{escaped}' is no escape"),
            });
        }

        return text.ToString();
    }

    private static char Hex(string inner, ref int position, int digits)
    {
        if (position + digits >= inner.Length || !ushort.TryParse(inner.AsSpan(position + 1, digits), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out ushort value))
        {
            throw new JsonPathException("an escape lacks digits");
        }

        position += digits;
        return (char)value;
    }
}
