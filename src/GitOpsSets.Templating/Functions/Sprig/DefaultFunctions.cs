using System.Collections.Immutable;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>Functions that ask whether values are empty (see <see cref="Emptiness"/>) and choose among them. Sprig <c>defaults.go</c>.</summary>
internal static class DefaultFunctions
{
    /// <summary>Both dialects.</summary>
    public static ImmutableArray<TemplateFunction> Table { get; } =
    [
        Define.KeptVariadic("default", Default, GoType.Any, GoType.Any),
        Define.Kept("empty", Empty, GoType.Any),
        Define.KeptVariadic("coalesce", Coalesce, GoType.Any),
        Define.KeptVariadic("all", All, GoType.Any),
        Define.KeptVariadic("any", Any, GoType.Any),
        Define.Kept("ternary", Ternary, GoType.Any, GoType.Any, GoType.Bool),
        Define.Kept("fail", Fail, GoType.String),
    ];

    /// <summary>The second value, or the first when the second is empty or not given.</summary>
    /// <example><code>{{ "" | default "eu-west" }}</code> gives <c>eu-west</c></example>
    private static TemplateValue Default(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        arguments.Length > 1 && !Emptiness.Of(arguments[1]) ? arguments[1] : arguments[0];

    /// <summary>Whether a value is empty.</summary>
    /// <example><code>{{ empty 0 }} {{ empty "x" }}</code> gives <c>true false</c></example>
    private static TemplateValue Empty(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(Emptiness.Of(arguments[0]));

    /// <summary>The first value that is not empty; nil when all are.</summary>
    /// <example><code>{{ coalesce "" 0 "b" "c" }}</code> gives <c>b</c></example>
    private static TemplateValue Coalesce(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        foreach (var argument in arguments)
        {
            if (!Emptiness.Of(argument))
            {
                return argument;
            }
        }

        return TemplateValue.Nil;
    }

    /// <summary>Whether no value is empty.</summary>
    /// <example><code>{{ all 1 "a" true }}</code> gives <c>true</c></example>
    private static TemplateValue All(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        foreach (var argument in arguments)
        {
            if (Emptiness.Of(argument))
            {
                return TemplateValue.Of(false);
            }
        }

        return TemplateValue.Of(true);
    }

    /// <summary>Whether any value is not empty.</summary>
    /// <example><code>{{ any 0 "" "a" }}</code> gives <c>true</c></example>
    private static TemplateValue Any(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        foreach (var argument in arguments)
        {
            if (!Emptiness.Of(argument))
            {
                return TemplateValue.Of(true);
            }
        }

        return TemplateValue.Of(false);
    }

    /// <summary>The first value when the condition holds, else the second.</summary>
    /// <example><code>{{ ternary "blue" "green" true }}</code> gives <c>blue</c></example>
    private static TemplateValue Ternary(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        arguments[2].Boolean ? arguments[0] : arguments[1];

    /// <summary>Ends the render with a message.</summary>
    /// <example><code>{{ if false }}{{ fail "a region is wanted" }}{{ end }}ok</code> gives <c>ok</c></example>
    private static TemplateValue Fail(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        throw new FunctionException(arguments[0].Text);
}
