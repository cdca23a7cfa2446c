using System.Collections.Immutable;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>Functions that take characters off the ends of a text. Sprig <c>functions.go</c> over Go <c>strings</c>.</summary>
internal static class TrimFunctions
{
    /// <summary>Both dialects.</summary>
    public static ImmutableArray<TemplateFunction> Table { get; } =
    [
        Define.Kept("trim", Trim, GoType.String),
        Define.Kept("trimAll", TrimAll, GoType.String, GoType.String),
        Define.Kept("trimall", TrimAll, GoType.String, GoType.String),
        Define.Kept("trimPrefix", TrimPrefix, GoType.String, GoType.String),
        Define.Kept("trimSuffix", TrimSuffix, GoType.String, GoType.String),
    ];

    /// <summary>Takes white space off both ends.</summary>
    /// <example><code>[{{ trim "  team a " }}]</code> gives <c>[team a]</c></example>
    private static TemplateValue Trim(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TrimWhile(context, arguments[0], GoCharacters.IsSpace);

    /// <summary>Takes characters of a set off both ends.</summary>
    /// <example><code>{{ trimAll "/-" "/clusters/prod-/" }}</code> gives <c>clusters/prod</c></example>
    private static TemplateValue TrimAll(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        var unwanted = GoCharacters.Of(RichText.Read(context, arguments[0])).Select(GoCharacters.Rune).ToHashSet();
        return TrimWhile(context, arguments[1], point => unwanted.Contains(GoCharacters.Rune(point)));
    }

    /// <summary>Takes a prefix off, once, if it is there.</summary>
    /// <example><code>{{ trimPrefix "v" "v1.2.3" }}</code> gives <c>1.2.3</c></example>
    private static TemplateValue TrimPrefix(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        var text = arguments[1].Rich;
        string prefix = arguments[0].Text;
        return text.Text.StartsWith(prefix, StringComparison.Ordinal)
            ? TemplateValue.Of(RichText.Cut(context, text, prefix.Length, text.Text.Length))
            : arguments[1];
    }

    /// <summary>Takes a suffix off, once, if it is there.</summary>
    /// <example><code>{{ "api.example.com" | trimSuffix ".example.com" }}</code> gives <c>api</c></example>
    private static TemplateValue TrimSuffix(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        var text = arguments[1].Rich;
        string suffix = arguments[0].Text;
        return text.Text.EndsWith(suffix, StringComparison.Ordinal)
            ? TemplateValue.Of(RichText.Cut(context, text, 0, text.Text.Length - suffix.Length))
            : arguments[1];
    }

    private static TemplateValue TrimWhile(FunctionContext context, TemplateValue value, Func<int, bool> isUnwanted)
    {
        string characters = RichText.Read(context, value);
        int start = 0;
        while (start < characters.Length && isUnwanted(GoCharacters.At(characters, start, out int length)))
        {
            start += length;
        }

        int end = characters.Length;
        while (end > start && isUnwanted(GoCharacters.Before(characters, end, out int length)))
        {
            end -= length;
        }

        return TemplateValue.Of(RichText.Cut(context, value.Rich, start, end));
    }
}
