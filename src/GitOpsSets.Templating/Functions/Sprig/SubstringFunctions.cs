using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>
/// Functions that cut, search or repeat text. They count bytes, as Go does, and can cut a character. Sprig
/// <c>strings.go</c> over Go <c>strings</c>.
/// </summary>
internal static class SubstringFunctions
{
    /// <summary>Both dialects.</summary>
    public static ImmutableArray<TemplateFunction> Table { get; } =
    [
        Define.Opaque("trunc", Trunc, GoType.Int, GoType.String),
        Define.Opaque("substr", Substr, GoType.Int, GoType.Int, GoType.String),
        Define.Opaque("repeat", Repeat, GoType.Int, GoType.String),
        Define.Opaque("replace", Replace, GoType.String, GoType.String, GoType.String),
        Define.Kept("contains", Contains, GoType.String, GoType.String),
        Define.Kept("hasPrefix", HasPrefix, GoType.String, GoType.String),
        Define.Kept("hasSuffix", HasSuffix, GoType.String, GoType.String),
        Define.Kept("plural", Plural, GoType.String, GoType.String, GoType.Int),
        Define.Kept("hello", Hello),
    ];

    /// <summary>The first bytes of a text, or with a negative number the last.</summary>
    /// <example>
    /// <code>{{ trunc 3 "abcdef" }}</code> gives <c>abc</c>
    /// <code>{{ trunc -2 "abcdef" }}</code> gives <c>ef</c>
    /// </example>
    private static TemplateValue Trunc(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        long length = arguments[0].Integer;
        ReadOnlySpan<byte> bytes = GoText.ToUtf8(RichText.Read(context, arguments[1]));
        if (length < 0 && bytes.Length + length > 0)
        {
            return TemplateValue.Of(GoText.FromUtf8(bytes[(int)(bytes.Length + length)..]));
        }

        return length >= 0 && bytes.Length > length ? TemplateValue.Of(GoText.FromUtf8(bytes[..(int)length])) : arguments[1];
    }

    /// <summary>The bytes from one place to before another; a negative end, or one beyond the text, is the end of the text.</summary>
    /// <example><code>{{ substr 3 6 "payments" }}</code> gives <c>men</c></example>
    private static TemplateValue Substr(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        ReadOnlySpan<byte> bytes = GoText.ToUtf8(RichText.Read(context, arguments[2]));
        (long start, long end) = (arguments[0].Integer, arguments[1].Integer);
        if (start < 0)
        {
            start = 0;
        }
        else if (end < 0 || end > bytes.Length)
        {
            end = bytes.Length;
        }

        if (end < 0 || end > bytes.Length || start > end)
        {
            throw new FunctionException(string.Create(CultureInfo.InvariantCulture, $"cannot take bytes {arguments[0].Integer} to {arguments[1].Integer} of a text of {bytes.Length}"));
        }

        return TemplateValue.Of(GoText.FromUtf8(bytes[(int)start..(int)end]));
    }

    /// <summary>A text several times.</summary>
    /// <example><code>{{ repeat 3 "ab" }}</code> gives <c>ababab</c></example>
    private static TemplateValue Repeat(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        long count = arguments[0].Integer;
        string text = arguments[1].Text;
        if (count < 0)
        {
            throw new FunctionException("the count is negative");
        }

        if (text.Length == 0 || count == 0)
        {
            return TemplateValue.Of("");
        }

        context.Budget.ReserveText(count > long.MaxValue / text.Length ? long.MaxValue : count * text.Length);
        return TemplateValue.Of(new StringBuilder().Insert(0, text, (int)count).ToString());
    }

    /// <summary>Every occurrence of a text replaced by another.</summary>
    /// <example><code>{{ "a/b/c" | replace "/" "-" }}</code> gives <c>a-b-c</c></example>
    private static TemplateValue Replace(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        (string old, string replacement, string text) = (arguments[0].Text, arguments[1].Text, RichText.Read(context, arguments[2]));
        if (old.Length == 0)
        {
            context.Budget.ReserveText(text.Length + ((text.Length + 1L) * replacement.Length));
            return TemplateValue.Of(replacement + string.Concat(TextSplit.Characters(text).Select(character => character + replacement)));
        }

        long occurrences = text.AsSpan().Count(old);
        context.Budget.ReserveText(text.Length + (occurrences * (replacement.Length - (long)old.Length)));
        return TemplateValue.Of(text.Replace(old, replacement, StringComparison.Ordinal));
    }

    /// <summary>Whether the second text holds the first.</summary>
    /// <example><code>{{ contains "pay" "payments" }}</code> gives <c>true</c></example>
    private static TemplateValue Contains(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(RichText.Read(context, arguments[1]).Contains(arguments[0].Text, StringComparison.Ordinal));

    /// <summary>Whether the second text starts with the first.</summary>
    /// <example><code>{{ hasPrefix "feature/" "feature/login" }}</code> gives <c>true</c></example>
    private static TemplateValue HasPrefix(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(arguments[1].Text.StartsWith(arguments[0].Text, StringComparison.Ordinal));

    /// <summary>Whether the second text ends with the first.</summary>
    /// <example><code>{{ hasSuffix "-dev" "team-prod" }}</code> gives <c>false</c></example>
    private static TemplateValue HasSuffix(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(arguments[1].Text.EndsWith(arguments[0].Text, StringComparison.Ordinal));

    /// <summary>The first text for a count of one, else the second.</summary>
    /// <example><code>{{ plural "replica" "replicas" 3 }}</code> gives <c>replicas</c></example>
    private static TemplateValue Plural(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        arguments[2].Integer == 1 ? arguments[0] : arguments[1];

    /// <summary>A greeting: sprig's proof that it is there.</summary>
    /// <example><code>{{ hello }}</code> gives <c>Hello!</c></example>
    private static TemplateValue Hello(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => TemplateValue.Of("Hello!");
}
