using System.Collections.Immutable;
using System.Text;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>
/// Functions of goutils that shorten or wrap text. They work on bytes: letters beyond ASCII are cut or changed as the
/// reference cuts and changes them.
/// </summary>
internal static class ShorteningFunctions
{
    private const int Ellipsis = 3;

    /// <summary>Sprig only.</summary>
    public static ImmutableArray<TemplateFunction> SprigTable { get; } =
    [
        Define.Opaque("abbrev", Abbrev, GoType.Int, GoType.String),
        Define.Opaque("abbrevboth", AbbrevBoth, GoType.Int, GoType.Int, GoType.String),
        Define.Opaque("nospace", NoSpace, GoType.String),
        Define.Opaque("initials", Initials, GoType.String),
        Define.Opaque("wrap", Wrap, GoType.Int, GoType.String),
        Define.Opaque("wrapWith", WrapWith, GoType.Int, GoType.String, GoType.String),
    ];

    /// <summary>The start of a text and an ellipsis, together of a given length of at least 4.</summary>
    /// <example><code>{{ abbrev 7 "payments-api" }}</code> gives <c>paym...</c></example>
    private static TemplateValue Abbrev(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        arguments[0].Integer < 4 ? arguments[1] : Abbreviate(context, arguments[1], 0, arguments[0].Integer);

    /// <summary>The middle of a text between two ellipses: from an offset, together of a given length.</summary>
    /// <example><code>{{ abbrevboth 5 10 "1234 5678 9123" }}</code> gives <c>...5678...</c></example>
    private static TemplateValue AbbrevBoth(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        (long left, long right) = (arguments[0].Integer, arguments[1].Integer);
        return right < 4 || (left > 0 && right < 7) ? arguments[2] : Abbreviate(context, arguments[2], left, right);
    }

    /// <summary>A text without white space.</summary>
    /// <example><code>{{ nospace "a b  c" }}</code> gives <c>abc</c></example>
    private static TemplateValue NoSpace(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        byte[] bytes = GoText.ToUtf8(RichText.Read(context, arguments[0]));
        byte[] kept = Array.FindAll(bytes, letter => !GoCharacters.IsSpace(letter));
        return kept.Length == bytes.Length ? arguments[0] : TemplateValue.Of(Encoding.Latin1.GetString(kept));
    }

    /// <summary>The first letter of every word.</summary>
    /// <example><code>{{ initials "Platform Team" }}</code> gives <c>PT</c></example>
    private static TemplateValue Initials(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        bool starts = true;
        byte[] first = Array.FindAll(GoText.ToUtf8(RichText.Read(context, arguments[0])), letter =>
        {
            bool isSpace = GoCharacters.IsSpace(letter);
            bool isFirst = starts && !isSpace;
            starts = isSpace;
            return isFirst;
        });
        return TemplateValue.Of(Encoding.Latin1.GetString(first));
    }

    /// <summary>Lines of at most a given length; longer words stay whole.</summary>
    /// <example><code>{{ wrap 7 "one two three" }}</code> gives <c>one two\nthree</c></example>
    private static TemplateValue Wrap(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(LineWrap.Whole(context.Budget, RichText.Read(context, arguments[1]), arguments[0].Integer));

    /// <summary>Lines of at most a given length joined by a given text; longer words are cut.</summary>
    /// <example><code>{{ wrapWith 3 "|" "a payments" }}</code> gives <c>a|pay|men|ts</c></example>
    private static TemplateValue WrapWith(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(LineWrap.Cut(context.Budget, RichText.Read(context, arguments[2]), arguments[0].Integer, arguments[1].Text));

    private static TemplateValue Abbreviate(FunctionContext context, TemplateValue value, long offset, long width)
    {
        ReadOnlySpan<byte> bytes = GoText.ToUtf8(RichText.Read(context, value));
        if (bytes.Length <= width)
        {
            return value;
        }

        int kept = (int)width - Ellipsis;
        offset = Math.Min(offset, bytes.Length);
        offset = bytes.Length - offset < kept ? bytes.Length - kept : offset;
        if (offset <= 4)
        {
            return TemplateValue.Of(GoText.FromUtf8([.. bytes[..kept], .. "..."u8]));
        }

        return TemplateValue.Of(GoText.FromUtf8(offset + kept < bytes.Length
            ? [.. "..."u8, .. bytes.Slice((int)offset, kept - Ellipsis), .. "..."u8]
            : [.. "..."u8, .. bytes[^kept..]]));
    }
}
