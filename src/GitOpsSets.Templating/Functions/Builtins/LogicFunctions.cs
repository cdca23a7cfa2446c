using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Builtins;

/// <summary><c>and</c>, <c>or</c> and <c>not</c>.</summary>
internal static class LogicFunctions
{
    /// <summary>The first false argument, or the last. The evaluator stops at it and evaluates no more.</summary>
    /// <example><code>{{ and "a" "" "c" | quote }}</code> gives <c>""</c></example>
    public static TemplateFunction And { get; } = new("and", [GoType.Any, GoType.Any], (_, arguments) => First(arguments, false))
    {
        IsVariadic = true,
        Provenance = FunctionProvenance.Kept,
    };

    /// <summary>The first true argument, or the last. The evaluator stops at it and evaluates no more.</summary>
    /// <example><code>{{ or "" "web" "api" }}</code> gives <c>web</c></example>
    public static TemplateFunction Or { get; } = new("or", [GoType.Any, GoType.Any], (_, arguments) => First(arguments, true))
    {
        IsVariadic = true,
        Provenance = FunctionProvenance.Kept,
    };

    /// <summary><c>not</c>: whether a value is false, zero, empty or nil.</summary>
    /// <example><code>{{ not "" }}</code> gives <c>true</c></example>
    public static TemplateValue Not(FunctionContext _, ReadOnlySpan<TemplateValue> arguments) => TemplateValue.Of(!Truth.Of(arguments[0]));

    private static TemplateValue First(ReadOnlySpan<TemplateValue> arguments, bool truth)
    {
        foreach (var argument in arguments)
        {
            if (Truth.Of(argument) == truth)
            {
                return argument;
            }
        }

        return arguments[^1];
    }
}
