using System.Collections.Immutable;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>
/// Arithmetic on decimal fractions: <c>addf 0.1 0.2</c> is 0.3. Sprig <c>numeric.go</c> over shopspring/decimal.
/// </summary>
internal static class DecimalFunctions
{
    private static readonly NumberReader Numbers = NumberReader.Sprig;

    /// <summary>Sprig only.</summary>
    public static ImmutableArray<TemplateFunction> SprigTable { get; } =
    [
        Define.KeptVariadic("addf", Add, GoType.Any),
        Define.Kept("add1f", AddOne, GoType.Any),
        Define.KeptVariadic("subf", Subtract, GoType.Any, GoType.Any),
        Define.KeptVariadic("mulf", Multiply, GoType.Any, GoType.Any),
        Define.KeptVariadic("divf", Divide, GoType.Any, GoType.Any),
    ];

    /// <summary>The sum.</summary>
    /// <example><code>{{ addf 0.1 0.2 }}</code> gives <c>0.3</c></example>
    private static TemplateValue Add(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        Fold(context, 0, arguments, (left, right) => left + right);

    /// <summary>One more.</summary>
    /// <example><code>{{ add1f 2.25 }}</code> gives <c>3.25</c></example>
    private static TemplateValue AddOne(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        Fold(context, 1, arguments, (left, right) => left + right);

    /// <summary>The first number less all others.</summary>
    /// <example><code>{{ subf 10 2.5 0.1 }}</code> gives <c>7.4</c></example>
    private static TemplateValue Subtract(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        Fold(context, Numbers.ToFloat(arguments[0]), arguments[1..], (left, right) => left - right);

    /// <summary>The product.</summary>
    /// <example><code>{{ mulf 1.1 1.1 }}</code> gives <c>1.21</c></example>
    private static TemplateValue Multiply(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        Fold(context, Numbers.ToFloat(arguments[0]), arguments[1..], (left, right) => left * right);

    /// <summary>The first number divided by all others in turn, each quotient rounded to 16 decimals.</summary>
    /// <example><code>{{ divf 1 7 }}</code> gives <c>0.1428571428571429</c></example>
    private static TemplateValue Divide(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        Fold(context, Numbers.ToFloat(arguments[0]), arguments[1..], (left, right) => left / right);

    private static TemplateValue Fold(FunctionContext context, double first, ReadOnlySpan<TemplateValue> others, Func<GoDecimal, GoDecimal, GoDecimal> combine)
    {
        var result = GoDecimal.Of(first);
        foreach (var other in others)
        {
            result = combine(result, GoDecimal.Of(Numbers.ToFloat(other)));
            context.Budget.ReserveText(result.Bits);
        }

        return TemplateValue.Of(result.ToFloat());
    }
}
