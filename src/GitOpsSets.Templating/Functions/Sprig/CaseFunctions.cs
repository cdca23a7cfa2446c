using System.Collections.Immutable;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>
/// Functions that change the case of letters, by Unicode's simple mappings whatever the culture: ß has no capital and İ
/// becomes i. Go <c>strings</c>; goutils for <c>untitle</c> and <c>swapcase</c>.
/// </summary>
internal static class CaseFunctions
{
    /// <summary>Both dialects.</summary>
    public static ImmutableArray<TemplateFunction> Table { get; } =
    [
        Define.Opaque("upper", Upper, GoType.String),
        Define.Opaque("lower", Lower, GoType.String),
        Define.Opaque("title", Title, GoType.String),
    ];

    /// <summary>Sprig only.</summary>
    public static ImmutableArray<TemplateFunction> SprigTable { get; } =
    [
        Define.Opaque("untitle", Untitle, GoType.String),
        Define.Opaque("swapcase", SwapCase, GoType.String),
        Define.Opaque("camelcase", CamelCase, GoType.String),
        Define.Opaque("snakecase", SnakeCase, GoType.String),
        Define.Opaque("kebabcase", KebabCase, GoType.String),
    ];

    /// <summary>All capitals.</summary>
    /// <example><code>{{ upper "straße" }}</code> gives <c>STRAßE</c></example>
    private static TemplateValue Upper(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(GoCharacters.Map(RichText.Read(context, arguments[0]), GoCharacters.ToUpper));

    /// <summary>No capitals.</summary>
    /// <example><code>{{ lower "Payments API" }}</code> gives <c>payments api</c></example>
    private static TemplateValue Lower(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(GoCharacters.Map(RichText.Read(context, arguments[0]), GoCharacters.ToLower));

    /// <summary>A capital at the start of every word; the rest stays as it is.</summary>
    /// <example><code>{{ title "platform team-east" }}</code> gives <c>Platform Team-East</c></example>
    private static TemplateValue Title(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        int previous = ' ';
        return TemplateValue.Of(GoCharacters.Map(RichText.Read(context, arguments[0]), point =>
        {
            bool starts = IsSeparator(previous);
            previous = point;
            return starts ? GoCharacters.ToTitle(point) : point;
        }));
    }

    /// <summary>No capital at the start of words; the rest stays as it is.</summary>
    /// <example><code>{{ untitle "Platform TEAM" }}</code> gives <c>platform tEAM</c></example>
    private static TemplateValue Untitle(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        bool starts = true;
        return TemplateValue.Of(GoCharacters.Map(RichText.Read(context, arguments[0]), point =>
        {
            bool isSpace = GoCharacters.IsSpace(point);
            bool changes = starts && !isSpace;
            starts = isSpace || (starts && !changes);
            return changes ? GoCharacters.ToLower(point) : point;
        }));
    }

    /// <summary>Capitals become small and small letters capitals.</summary>
    /// <example><code>{{ swapcase "Payments API" }}</code> gives <c>pAYMENTS api</c></example>
    private static TemplateValue SwapCase(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        bool afterSpace = true;
        return TemplateValue.Of(GoCharacters.Map(RichText.Read(context, arguments[0]), point =>
        {
            if (GoCharacters.IsUpper(point) || GoCharacters.IsTitle(point))
            {
                afterSpace = false;
                return GoCharacters.ToLower(point);
            }

            if (GoCharacters.IsLower(point))
            {
                bool starts = afterSpace;
                afterSpace = false;
                return starts ? GoCharacters.ToTitle(point) : GoCharacters.ToUpper(point);
            }

            afterSpace = GoCharacters.IsSpace(point);
            return point;
        }));
    }

    /// <summary>Words joined, each with a capital.</summary>
    /// <example><code>{{ camelcase "http_server-name" }}</code> gives <c>HttpServerName</c></example>
    private static TemplateValue CamelCase(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(WordCase.Pascal(RichText.Read(context, arguments[0])));

    /// <summary>Small words joined by <c>_</c>.</summary>
    /// <example><code>{{ snakecase "HTTPServer" }}</code> gives <c>http_server</c></example>
    private static TemplateValue SnakeCase(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(WordCase.Joined(RichText.Read(context, arguments[0]), '_'));

    /// <summary>Small words joined by <c>-</c>.</summary>
    /// <example><code>{{ kebabcase "FirstName" }}</code> gives <c>first-name</c></example>
    private static TemplateValue KebabCase(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(WordCase.Joined(RichText.Read(context, arguments[0]), '-'));

    private static bool IsSeparator(int point) => point <= 0x7F
        ? !char.IsAsciiLetterOrDigit((char)point) && point != '_'
        : !GoCharacters.IsLetter(point) && !GoCharacters.IsDigit(point) && GoCharacters.IsSpace(point);
}
