using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Templating.Functions.Encodings;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>sprig's base64 and base32.</summary>
internal static class EncodingFunctions
{
    /// <summary>The functions of both dialects.</summary>
    public static ImmutableArray<TemplateFunction> Table { get; } =
    [
        new("b64enc", [GoType.String], Base64Encode),
        new("b64dec", [GoType.String], Base64Decode),
        new("b32enc", [GoType.String], Base32Encode),
        new("b32dec", [GoType.String], Base32Decode),
    ];

    /// <summary>Base64 with the standard alphabet and padding.</summary>
    /// <example><code>{{ b64enc "x" }}</code> gives <c>eA==</c></example>
    public static TemplateValue Base64Encode(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        context.Budget.ReserveText(arguments[0].Text.Length * 2L);
        return TemplateValue.Of(Convert.ToBase64String(GoText.ToUtf8(arguments[0].Text)));
    }

    /// <summary>What base64 stands for; line breaks are skipped. Of text that is none, Go's error message.</summary>
    /// <example><code>{{ b64dec "eA==" }}</code> gives <c>x</c></example>
    public static TemplateValue Base64Decode(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        Decoded("base64", Base64Reader.Decode(GoText.ToUtf8(arguments[0].Text), out byte[] bytes), bytes);

    /// <summary>Base32 with the standard alphabet and padding.</summary>
    /// <example><code>{{ b32enc "x" }}</code> gives <c>PA======</c></example>
    public static TemplateValue Base32Encode(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        context.Budget.ReserveText(arguments[0].Text.Length * 2L);
        return TemplateValue.Of(Base32.Encode(GoText.ToUtf8(arguments[0].Text)));
    }

    /// <summary>What base32 stands for; line breaks are skipped. Of text that is none, Go's error message.</summary>
    /// <example><code>{{ b32dec "PA======" }}</code> gives <c>x</c></example>
    public static TemplateValue Base32Decode(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        Decoded("base32", Base32.Decode(GoText.ToUtf8(arguments[0].Text), out byte[] bytes), bytes);

    private static TemplateValue Decoded(string encoding, int? wrongAt, byte[] bytes) => TemplateValue.Of(wrongAt is { } at
        ? string.Create(CultureInfo.InvariantCulture, $"illegal {encoding} data at input byte {at}")
        : GoText.FromUtf8(bytes));
}
