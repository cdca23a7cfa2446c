using System.Globalization;
using System.Text;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Builtins;

/// <summary><c>html</c>, <c>js</c> and <c>urlquery</c>.</summary>
internal static class EscapingFunctions
{
    private const string NoValue = "<no value>";

    /// <summary><c>html</c>: its arguments printed, and escaped for HTML.</summary>
    /// <example><code>{{ html "&lt;a&gt;" }}</code> gives <c>&amp;lt;a&amp;gt;</c></example>
    public static TemplateValue Html(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => Escape(context, arguments, Html);

    /// <summary><c>js</c>: its arguments printed, and escaped for a JavaScript string.</summary>
    /// <example><code>{{ js "it's" }}</code> gives <c>it\'s</c></example>
    public static TemplateValue JavaScript(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => Escape(context, arguments, JavaScript);

    /// <summary><c>urlquery</c>: its arguments printed, and escaped for the query of a URL.</summary>
    /// <example><code>{{ urlquery "a b&amp;c" }}</code> gives <c>a+b%26c</c></example>
    public static TemplateValue UrlQuery(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => Escape(context, arguments, UrlQuery);

    private static TemplateValue Escape(FunctionContext context, ReadOnlySpan<TemplateValue> arguments, Func<string, string> escape)
    {
        var values = new TemplateValue[arguments.Length];
        for (int index = 0; index < values.Length; index++)
        {
            values[index] = arguments[index].IsNil ? TemplateValue.Of(NoValue) : arguments[index];
        }

        var text = GoFormat.Print(values, context.Budget);
        context.Budget.ReserveText(6L * text.Text.Length);
        if (text.IsTrusted)
        {
            return TemplateValue.Of(escape(text.Text));
        }

        var output = new TemplateTextBuilder(context.Budget);
        foreach (var segment in text.Segments)
        {
            string escaped = escape(segment.Text);
            output.Append(segment.Source is null ? TextSegment.Trusted(escaped)
                : escaped == segment.Raw ? segment with { Text = escaped }
                : TextSegment.Foreign(escaped, segment.Source, context.Tokens.Next()));
        }

        return TemplateValue.Of(output.ToText());
    }

    private static string Html(string text)
    {
        var output = new StringBuilder(text.Length);
        foreach (char character in text)
        {
            _ = character switch
            {
                '\0' => output.Append('\uFFFD'),
                '"' => output.Append("&#34;"),
                '\'' => output.Append("&#39;"),
                '&' => output.Append("&amp;"),
                '<' => output.Append("&lt;"),
                '>' => output.Append("&gt;"),
                _ => output.Append(character),
            };
        }

        return output.ToString();
    }

    private static string JavaScript(string text)
    {
        var output = new StringBuilder(text.Length);
        for (int index = 0; index < text.Length; index++)
        {
            if (!Rune.TryGetRuneAt(text, index, out var rune))
            {
                output.Append(text[index]);
                continue;
            }

            index += rune.Utf16SequenceLength - 1;
            _ = rune.Value switch
            {
                '\\' or '\'' or '"' => output.Append('\\').Append((char)rune.Value),
                '<' or '>' or '&' or '=' or < ' ' => output.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}"),
                >= 0x80 when !GoQuote.IsPrintable(rune) => output.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}"),
                _ => output.Append(rune.ToString()),
            };
        }

        return output.ToString();
    }

    private static string UrlQuery(string text)
    {
        var output = new StringBuilder(text.Length);
        foreach (byte value in GoText.ToUtf8(text))
        {
            char character = (char)value;
            _ = char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or '~' ? output.Append(character)
                : character == ' ' ? output.Append('+')
                : output.Append(CultureInfo.InvariantCulture, $"%{value:X2}");
        }

        return output.ToString();
    }
}
