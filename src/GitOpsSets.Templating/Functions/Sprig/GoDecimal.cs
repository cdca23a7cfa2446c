using System.Globalization;
using System.Numerics;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>A decimal number of any length: <paramref name="Digits"/> × 10^<paramref name="Exponent"/>, as shopspring/decimal reckons.</summary>
internal readonly record struct GoDecimal(BigInteger Digits, int Exponent)
{
    private const int QuotientDecimals = 16;

    /// <summary>How long the digits are, in bits.</summary>
    public long Bits => Digits.GetBitLength();

    /// <summary>The shortest decimal that reads back as the number.</summary>
    /// <exception cref="FunctionException">An infinity, or not a number.</exception>
    public static GoDecimal Of(double number)
    {
        if (!double.IsFinite(number))
        {
            throw new FunctionException($"{GoNumber.Format(number)} is no decimal number");
        }

        if (number == 0)
        {
            return default;
        }

        var (digits, exponent) = GoNumber.Decompose(Math.Abs(number));
        var magnitude = BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        return new GoDecimal(number < 0 ? -magnitude : magnitude, exponent - digits.Length + 1);
    }

    public static GoDecimal operator +(GoDecimal left, GoDecimal right)
    {
        int exponent = Math.Min(left.Exponent, right.Exponent);
        return new GoDecimal(left.At(exponent) + right.At(exponent), exponent);
    }

    public static GoDecimal operator -(GoDecimal left, GoDecimal right) => left + new GoDecimal(-right.Digits, right.Exponent);

    public static GoDecimal operator *(GoDecimal left, GoDecimal right) => new(left.Digits * right.Digits, left.Exponent + right.Exponent);

    /// <summary>The quotient, rounded to 16 decimals, halves away from zero.</summary>
    /// <exception cref="FunctionException">The divisor is zero.</exception>
    public static GoDecimal operator /(GoDecimal left, GoDecimal right)
    {
        if (right.Digits.IsZero)
        {
            throw new FunctionException("division by zero");
        }

        int shift = left.Exponent - right.Exponent + QuotientDecimals;
        var dividend = shift > 0 ? left.Digits * BigInteger.Pow(10, shift) : left.Digits;
        var divisor = shift < 0 ? right.Digits * BigInteger.Pow(10, -shift) : right.Digits;
        var quotient = BigInteger.DivRem(dividend, divisor, out var remainder);
        bool roundsAway = BigInteger.Abs(remainder) * 2 >= BigInteger.Abs(divisor);
        return new GoDecimal(quotient + (roundsAway ? dividend.Sign * divisor.Sign : 0), -QuotientDecimals);
    }

    /// <summary>The nearest <c>float64</c>.</summary>
    public double ToFloat() => double.Parse(string.Create(CultureInfo.InvariantCulture, $"{Digits}E{Exponent}"), NumberStyles.Float, CultureInfo.InvariantCulture);

    private BigInteger At(int exponent) => Digits * BigInteger.Pow(10, Exponent - exponent);
}
