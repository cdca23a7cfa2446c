using System.Collections.Immutable;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>Whole-number arithmetic in 64 bits, which wraps around. Sprig <c>numeric.go</c>.</summary>
/// <param name="numbers">How the dialect reads numbers.</param>
internal sealed class IntegerFunctions(NumberReader numbers)
{
    /// <summary>The functions of the dialect whose numbers were given.</summary>
    public ImmutableArray<TemplateFunction> Table =>
    [
        Define.KeptVariadic("add", Add, GoType.Any),
        Define.Kept("add1", AddOne, GoType.Any),
        Define.Kept("sub", Subtract, GoType.Any, GoType.Any),
        Define.KeptVariadic("mul", Multiply, GoType.Any, GoType.Any),
        Define.Kept("div", Divide, GoType.Any, GoType.Any),
        Define.Kept("mod", Remainder, GoType.Any, GoType.Any),
        Define.KeptVariadic("max", Maximum, GoType.Any, GoType.Any),
        Define.KeptVariadic("biggest", Maximum, GoType.Any, GoType.Any),
        Define.KeptVariadic("min", Minimum, GoType.Any, GoType.Any),
        Define.Kept("int", ToInt, GoType.Any),
        Define.Kept("int64", ToInt64, GoType.Any),
        Define.Kept("float64", ToFloat64, GoType.Any),
        Define.Kept("atoi", Atoi, GoType.String),
        Define.Kept("toDecimal", ToDecimal, GoType.Any),
    ];

    /// <summary>The sum.</summary>
    /// <example><code>{{ add 1 2 "3" }}</code> gives <c>6</c></example>
    private TemplateValue Add(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        long sum = 0;
        foreach (var argument in arguments)
        {
            sum = unchecked(sum + numbers.ToInteger(argument));
        }

        return TemplateValue.OfInt64(sum);
    }

    /// <summary>One more.</summary>
    /// <example><code>{{ add1 4 }}</code> gives <c>5</c></example>
    private TemplateValue AddOne(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.OfInt64(unchecked(numbers.ToInteger(arguments[0]) + 1));

    /// <summary>The difference.</summary>
    /// <example><code>{{ sub 5 3 }}</code> gives <c>2</c></example>
    private TemplateValue Subtract(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.OfInt64(unchecked(numbers.ToInteger(arguments[0]) - numbers.ToInteger(arguments[1])));

    /// <summary>The product.</summary>
    /// <example><code>{{ mul 2 3 4 }}</code> gives <c>24</c></example>
    private TemplateValue Multiply(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        long product = 1;
        foreach (var argument in arguments)
        {
            product = unchecked(product * numbers.ToInteger(argument));
        }

        return TemplateValue.OfInt64(product);
    }

    /// <summary>The whole part of the quotient.</summary>
    /// <example><code>{{ div 7 2 }}</code> gives <c>3</c></example>
    private TemplateValue Divide(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        long divisor = Divisor(arguments[1]);
        long dividend = numbers.ToInteger(arguments[0]);
        return TemplateValue.OfInt64(divisor == -1 ? unchecked(-dividend) : dividend / divisor);
    }

    /// <summary>The remainder, with the sign of the first number.</summary>
    /// <example><code>{{ mod 7 3 }}</code> gives <c>1</c></example>
    private TemplateValue Remainder(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        long divisor = Divisor(arguments[1]);
        return TemplateValue.OfInt64(divisor == -1 ? 0 : numbers.ToInteger(arguments[0]) % divisor);
    }

    /// <summary>The largest number.</summary>
    /// <example><code>{{ max 3 "10" 2 }}</code> gives <c>10</c></example>
    private TemplateValue Maximum(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        long most = long.MinValue;
        foreach (var argument in arguments)
        {
            most = Math.Max(most, numbers.ToInteger(argument));
        }

        return TemplateValue.OfInt64(most);
    }

    /// <summary>The smallest number.</summary>
    /// <example><code>{{ min 3 "10" 2 }}</code> gives <c>2</c></example>
    private TemplateValue Minimum(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        long least = long.MaxValue;
        foreach (var argument in arguments)
        {
            least = Math.Min(least, numbers.ToInteger(argument));
        }

        return TemplateValue.OfInt64(least);
    }

    /// <summary>An <c>int</c>, as functions want for counts and indexes.</summary>
    /// <example><code>{{ until (int "3") }}</code> gives <c>[0 1 2]</c></example>
    private TemplateValue ToInt(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.OfInteger(GoType.Int, numbers.ToInteger(arguments[0]));

    /// <summary>An <c>int64</c>.</summary>
    /// <example><code>{{ int64 12345678.9 }}</code> gives <c>12345678</c></example>
    private TemplateValue ToInt64(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.OfInt64(numbers.ToInteger(arguments[0]));

    /// <summary>A <c>float64</c>.</summary>
    /// <example><code>{{ float64 "1.50" }}</code> gives <c>1.5</c></example>
    private TemplateValue ToFloat64(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(numbers.ToFloat(arguments[0]));

    /// <summary>An <c>int</c> of decimal text; the nearest one when it does not fit.</summary>
    /// <example><code>{{ atoi "042" }}</code> gives <c>42</c></example>
    private static TemplateValue Atoi(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        _ = WholeNumber.TryParse(arguments[0].Text, WholeNumber.Decimal, out long value);
        return TemplateValue.OfInteger(GoType.Int, value);
    }

    /// <summary>The number that octal digits write, such as a file mode.</summary>
    /// <example><code>{{ toDecimal "0755" }}</code> gives <c>493</c></example>
    private static TemplateValue ToDecimal(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        string digits = RichText.Of(context, arguments[0]).Text;
        return TemplateValue.OfInt64(WholeNumber.TryParse(digits, WholeNumber.Octal, out long value) ? value : 0);
    }

    private long Divisor(TemplateValue value)
    {
        long divisor = numbers.ToInteger(value);
        return divisor != 0 ? divisor : throw new FunctionException("division by zero");
    }
}
