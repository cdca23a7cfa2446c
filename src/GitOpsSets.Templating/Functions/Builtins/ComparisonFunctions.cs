using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Builtins;

/// <summary><c>eq</c>, <c>ne</c> and the four orders.</summary>
internal static class ComparisonFunctions
{
    /// <summary><c>eq</c>: whether the first argument equals any of the others.</summary>
    /// <example><code>{{ eq "web" "api" "web" }}</code> gives <c>true</c></example>
    public static TemplateValue Equal(FunctionContext _, ReadOnlySpan<TemplateValue> arguments)
    {
        if (arguments.Length < 2)
        {
            throw new FunctionException("missing argument for comparison");
        }

        foreach (var other in arguments[1..])
        {
            if (Comparison.AreEqual(arguments[0], other))
            {
                return TemplateValue.Of(true);
            }
        }

        return TemplateValue.Of(false);
    }

    /// <summary><c>ne</c>.</summary>
    /// <example><code>{{ ne 1 2 }}</code> gives <c>true</c></example>
    public static TemplateValue NotEqual(FunctionContext _, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(!Comparison.AreEqual(arguments[0], arguments[1]));

    /// <summary><c>lt</c>.</summary>
    /// <example><code>{{ lt 1 2 }}</code> gives <c>true</c></example>
    public static TemplateValue Less(FunctionContext _, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(Comparison.IsLess(arguments[0], arguments[1]));

    /// <summary><c>le</c>.</summary>
    /// <example><code>{{ le 2 2 }}</code> gives <c>true</c></example>
    public static TemplateValue LessOrEqual(FunctionContext _, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(IsLessOrEqual(arguments));

    /// <summary><c>gt</c>.</summary>
    /// <example><code>{{ gt "b" "a" }}</code> gives <c>true</c></example>
    // As Go has it: with NaN, gt and ge are true.
    public static TemplateValue Greater(FunctionContext _, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(!IsLessOrEqual(arguments));

    /// <summary><c>ge</c>.</summary>
    /// <example><code>{{ ge 1 2 }}</code> gives <c>false</c></example>
    public static TemplateValue GreaterOrEqual(FunctionContext _, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(!Comparison.IsLess(arguments[0], arguments[1]));

    private static bool IsLessOrEqual(ReadOnlySpan<TemplateValue> arguments) =>
        Comparison.IsLess(arguments[0], arguments[1]) || Comparison.AreEqual(arguments[0], arguments[1]);
}
