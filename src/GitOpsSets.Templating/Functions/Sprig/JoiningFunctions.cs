using System.Collections.Immutable;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>
/// Functions that quote, join and indent text. Text from outside keeps its provenance through them. Sprig
/// <c>strings.go</c>.
/// </summary>
internal static class JoiningFunctions
{
    /// <summary>Both dialects.</summary>
    public static ImmutableArray<TemplateFunction> Table { get; } =
    [
        Define.KeptVariadic("quote", Quote, GoType.Any),
        Define.KeptVariadic("squote", SingleQuote, GoType.Any),
        Define.KeptVariadic("cat", Cat, GoType.Any),
        Define.Kept("indent", Indent, GoType.Int, GoType.String),
        Define.Kept("nindent", NewLineIndent, GoType.Int, GoType.String),
        Define.Kept("toString", ToText, GoType.Any),
    ];

    /// <summary>Values in double quotes, escaped as Go does; nil values are left out.</summary>
    /// <example><code>{{ quote "a \"b\"" 5 }}</code> gives <c>"a \"b\"" "5"</c></example>
    private static TemplateValue Quote(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        Enclose(context, arguments, "\"", escapes: true);

    /// <summary>Values in single quotes, nothing escaped; nil values are left out.</summary>
    /// <example><code>{{ squote "a" 5 }}</code> gives <c>'a' '5'</c></example>
    private static TemplateValue SingleQuote(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        Enclose(context, arguments, "'", escapes: false);

    /// <summary>Values as text with a space between them; nil values are left out.</summary>
    /// <example><code>{{ cat "eu" 1 true }}</code> gives <c>eu 1 true</c></example>
    private static TemplateValue Cat(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        var output = new TemplateTextBuilder(context.Budget);
        string separator = "";
        foreach (var value in arguments)
        {
            if (!value.IsNil)
            {
                output.Append(separator).Append(RichText.ValueOf(context, value));
                separator = " ";
            }
        }

        return TemplateValue.Of(output.ToText());
    }

    /// <summary>Every line indented by so many spaces.</summary>
    /// <example><code>{{ indent 2 "a\nb" }}</code> gives <c>  a\n  b</c></example>
    private static TemplateValue Indent(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => Indented(context, arguments, "");

    /// <summary>A line feed, then every line indented by so many spaces.</summary>
    /// <example><code>a:{{ nindent 2 "b: 1\nc: 2" }}</code> gives <c>a:\n  b: 1\n  c: 2</c></example>
    private static TemplateValue NewLineIndent(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => Indented(context, arguments, "\n");

    /// <summary>A value as text.</summary>
    /// <example><code>{{ toString 1.5 | typeOf }}</code> gives <c>string</c></example>
    private static TemplateValue ToText(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        RichText.ValueOf(context, arguments[0]);

    private static TemplateValue Indented(FunctionContext context, ReadOnlySpan<TemplateValue> arguments, string before)
    {
        var text = arguments[1].Rich;
        long spaces = arguments[0].Integer;
        if (spaces < 0)
        {
            throw new FunctionException("the number of spaces is negative");
        }

        long lines = text.Text.AsSpan().Count('\n') + 1L;
        context.Budget.ReserveText(spaces > int.MaxValue ? long.MaxValue : text.Text.Length + (lines * spaces) + 1);
        string padding = new(' ', (int)spaces);
        var parts = RichText.Change(context, text, part => part.Replace("\n", "\n" + padding, StringComparison.Ordinal), part => part.Raw);
        return TemplateValue.Of(TemplateText.Concat([TextSegment.Trusted(before + padding), .. parts]));
    }

    private static string EscapeForQuotes(string text) => GoQuote.Escaped(text);

    private static TemplateValue Enclose(FunctionContext context, ReadOnlySpan<TemplateValue> arguments, string mark, bool escapes)
    {
        var output = new TemplateTextBuilder(context.Budget);
        string separator = "";
        foreach (var value in arguments)
        {
            if (!value.IsNil)
            {
                var text = RichText.Of(context, value);
                output.Append(separator).Append(mark);
                foreach (var part in escapes ? RichText.Change(context, text, EscapeForQuotes, part => part.Text) : text.Segments)
                {
                    output.Append(part);
                }

                output.Append(mark);
                separator = " ";
            }
        }

        return TemplateValue.Of(output.ToText());
    }
}
