using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using GitOpsSets.Templating.Functions.Cryptography;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>sprig's checksums.</summary>
internal static class HashFunctions
{
    /// <summary>The functions of both dialects.</summary>
    public static ImmutableArray<TemplateFunction> Table { get; } =
    [
        new("sha1sum", [GoType.String], Sha1),
        new("adler32sum", [GoType.String], Adler),
    ];

    /// <summary>Only GitOpsSets have it.</summary>
    public static ImmutableArray<TemplateFunction> SprigTable { get; } = [new("sha512sum", [GoType.String], Sha512)];

    /// <summary>Only ResourceSets have it.</summary>
    public static ImmutableArray<TemplateFunction> SlimTable { get; } = [new("sha256sum", [GoType.String], Sha256)];

    /// <summary>SHA-1 in hexadecimal.</summary>
    /// <example><code>{{ sha1sum "hello" }}</code> gives <c>aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d</c></example>
    [SuppressMessage("Security", "CA5350", Justification = "The template asks for this very hash; nothing is protected by it")]
    public static TemplateValue Sha1(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        Hexadecimal(SHA1.HashData(GoText.ToUtf8(arguments[0].Text)));

    /// <summary>SHA-256 in hexadecimal.</summary>
    /// <example><code>{{ sha256sum "hello" | trunc 8 }}</code> gives <c>2cf24dba</c></example>
    public static TemplateValue Sha256(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        Hexadecimal(SHA256.HashData(GoText.ToUtf8(arguments[0].Text)));

    /// <summary>SHA-512 in hexadecimal.</summary>
    /// <example><code>{{ sha512sum "hello" | trunc 8 }}</code> gives <c>9b71d224</c></example>
    public static TemplateValue Sha512(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        Hexadecimal(SHA512.HashData(GoText.ToUtf8(arguments[0].Text)));

    /// <summary>Adler-32 as a decimal number.</summary>
    /// <example><code>{{ adler32sum "hello" }}</code> gives <c>103547413</c></example>
    public static TemplateValue Adler(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(Adler32.Compute(GoText.ToUtf8(arguments[0].Text)).ToString(CultureInfo.InvariantCulture));

    private static TemplateValue Hexadecimal(byte[] hash) => TemplateValue.Of(Convert.ToHexStringLower(hash));
}
