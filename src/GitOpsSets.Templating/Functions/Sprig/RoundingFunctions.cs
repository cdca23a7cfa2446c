using System.Collections.Immutable;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>Rounding and comparing of floating-point numbers. Sprig <c>numeric.go</c> over Go <c>math</c>.</summary>
/// <param name="numbers">How the dialect reads numbers.</param>
internal sealed class RoundingFunctions(NumberReader numbers)
{
    private const double Half = 0.5;

    /// <summary>The functions of the dialect whose numbers were given.</summary>
    public ImmutableArray<TemplateFunction> Table =>
    [
        Define.Kept("floor", Floor, GoType.Any),
        Define.Kept("ceil", Ceil, GoType.Any),
        Define.KeptVariadic("round", Round, GoType.Any, GoType.Int, GoType.Float64),
        Define.KeptVariadic("maxf", Maximum, GoType.Any, GoType.Any),
        Define.KeptVariadic("minf", Minimum, GoType.Any, GoType.Any),
    ];

    /// <summary>The next whole number below.</summary>
    /// <example><code>{{ floor 2.7 }}</code> gives <c>2</c></example>
    private TemplateValue Floor(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(Math.Floor(numbers.ToFloat(arguments[0])));

    /// <summary>The next whole number above.</summary>
    /// <example><code>{{ ceil 2.1 }}</code> gives <c>3</c></example>
    private TemplateValue Ceil(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(Math.Ceiling(numbers.ToFloat(arguments[0])));

    /// <summary>Rounded to so many decimals; up from a fraction of 0.5, or from the one given. Negative numbers mostly go down.</summary>
    /// <example>
    /// <code>{{ round 123.555 2 }}</code> gives <c>123.56</c>
    /// <code>{{ round 1.5 0 0.6 }}</code> gives <c>1</c>
    /// </example>
    private TemplateValue Round(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        double threshold = arguments.Length > 2 ? arguments[2].Float : Half;
        double scale = PowerOfTen(arguments[1].Integer);
        double scaled = scale * numbers.ToFloat(arguments[0]);
        double whole = scaled - Math.Truncate(scaled) >= threshold ? Math.Ceiling(scaled) : Math.Floor(scaled);
        return TemplateValue.Of(whole / scale);
    }

    /// <summary>The largest number.</summary>
    /// <example><code>{{ maxf 1.5 2.5 2 }}</code> gives <c>2.5</c></example>
    private TemplateValue Maximum(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        double most = numbers.ToFloat(arguments[0]);
        foreach (var argument in arguments[1..])
        {
            double other = numbers.ToFloat(argument);
            most = double.IsPositiveInfinity(other) || double.IsPositiveInfinity(most) ? double.PositiveInfinity : Math.Max(most, other);
        }

        return TemplateValue.Of(most);
    }

    /// <summary>The smallest number.</summary>
    /// <example><code>{{ minf 1.5 0.5 2 }}</code> gives <c>0.5</c></example>
    private TemplateValue Minimum(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        double least = numbers.ToFloat(arguments[0]);
        foreach (var argument in arguments[1..])
        {
            double other = numbers.ToFloat(argument);
            least = double.IsNegativeInfinity(other) || double.IsNegativeInfinity(least) ? double.NegativeInfinity : Math.Min(least, other);
        }

        return TemplateValue.Of(least);
    }

    // Go's math.Pow multiplies by squares of the base; other implementations round differently in the last place.
    private static double PowerOfTen(long exponent)
    {
        double power = 1;
        int binaryExponent = 0;
        double square = 0.625;
        int squareExponent = 4;
        for (ulong bits = exponent < 0 ? (ulong)-(exponent + 1) + 1 : (ulong)exponent; bits != 0; bits >>= 1)
        {
            if (Math.Abs(squareExponent) > 1 << 12)
            {
                binaryExponent += squareExponent;
                break;
            }

            if ((bits & 1) != 0)
            {
                power *= square;
                binaryExponent += squareExponent;
            }

            square *= square;
            squareExponent *= 2;
            if (square < Half)
            {
                square += square;
                squareExponent--;
            }
        }

        return exponent < 0 ? Math.ScaleB(1 / power, -binaryExponent) : Math.ScaleB(power, binaryExponent);
    }
}
