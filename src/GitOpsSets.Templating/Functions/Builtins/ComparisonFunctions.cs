using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Builtins;

/// <summary><c>eq</c>, <c>ne</c> and the four orders.</summary>
internal static class ComparisonFunctions
{
    public static TemplateValue Equal(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
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

    public static TemplateValue NotEqual(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(!Comparison.AreEqual(arguments[0], arguments[1]));

    public static TemplateValue Less(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(Comparison.IsLess(arguments[0], arguments[1]));

    public static TemplateValue LessOrEqual(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(IsLessOrEqual(arguments));

    // As Go has it: with NaN, gt and ge are true.
    public static TemplateValue Greater(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(!IsLessOrEqual(arguments));

    public static TemplateValue GreaterOrEqual(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(!Comparison.IsLess(arguments[0], arguments[1]));

    private static bool IsLessOrEqual(ReadOnlySpan<TemplateValue> arguments) =>
        Comparison.IsLess(arguments[0], arguments[1]) || Comparison.AreEqual(arguments[0], arguments[1]);
}
