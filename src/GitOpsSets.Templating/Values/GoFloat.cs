using System.Globalization;
using System.Numerics;

namespace GitOpsSets.Templating.Values;

/// <summary>Go's <c>strconv.FormatFloat</c> in all its forms, rounded exactly: half to even on the binary value.</summary>
public static class GoFloat
{
    /// <summary>The precision that asks for the fewest digits that read back the same.</summary>
    public const int Shortest = -1;

    private const int FractionBits = 52;
    private const int ExponentBias = 1075;
    private const int ExponentMask = 0x7ff;
    private const int ShortestExponentFrom = 6;

    /// <summary>A number in one of Go's forms.</summary>
    /// <param name="value">Any, infinities and NaN included.</param>
    /// <param name="form">One of <c>e E f g G b x X</c>.</param>
    /// <param name="precision">Digits after the point, of <c>g</c> significant digits; or <see cref="Shortest"/>.</param>
    public static string Format(double value, char form, int precision)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
        }

        string sign = double.IsNegative(value) ? "-" : "";
        double magnitude = Math.Abs(value);
        if (form is 'b')
        {
            var (mantissa, exponent) = Split(magnitude);
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{mantissa}p{(exponent < 0 ? "" : "+")}{exponent}");
        }

        if (form is 'x' or 'X')
        {
            string hexadecimal = sign + Hexadecimal(magnitude, precision);
            return form == 'X' ? hexadecimal.ToUpperInvariant() : hexadecimal;
        }

        var (digits, point) = precision == Shortest ? ShortestDigits(magnitude) : ExactDigits(magnitude);
        if (precision != Shortest)
        {
            int kept = form switch
            {
                'e' or 'E' => precision + 1,
                'f' => point + precision,
                _ => Math.Max(precision, 1),
            };
            (digits, point) = Round(digits, point, kept);
        }

        return sign + form switch
        {
            'e' or 'E' => WithExponent(digits, point, precision == Shortest ? Math.Max(digits.Length - 1, 0) : precision, form),
            'f' => WithoutExponent(digits, point, precision == Shortest ? Math.Max(digits.Length - point, 0) : precision),
            _ => General(digits, point, precision, form),
        };
    }

    private static string General(string digits, int point, int precision, char form)
    {
        int limit = precision == Shortest ? ShortestExponentFrom : Math.Max(precision, 1);
        if (precision != Shortest && limit > digits.Length && digits.Length >= point)
        {
            limit = digits.Length;
        }

        int exponent = point - 1;
        return exponent < -4 || exponent >= limit
            ? WithExponent(digits, point, Math.Max(digits.Length - 1, 0), form == 'G' ? 'E' : 'e')
            : WithoutExponent(digits, point, Math.Max(digits.Length - point, 0));
    }

    private static string WithExponent(string digits, int point, int fraction, char form)
    {
        string all = digits.PadRight(fraction + 1, '0');
        int exponent = digits.Length == 0 ? 0 : point - 1;
        string mantissa = fraction > 0 ? $"{all[0]}.{all.AsSpan(1, fraction)}" : all[..1];
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa}{form}{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
    }

    private static string WithoutExponent(string digits, int point, int fraction)
    {
        string whole = point > 0 ? digits[..Math.Min(point, digits.Length)].PadRight(point, '0') : "0";
        if (fraction == 0)
        {
            return whole;
        }

        string rest = point > 0 ? digits[Math.Min(point, digits.Length)..] : new string('0', -point) + digits;
        return $"{whole}.{(rest.Length > fraction ? rest[..fraction] : rest.PadRight(fraction, '0'))}";
    }

    // Digits d1 d2 … stand for 0.d1d2… × 10^point; none stand for zero.
    private static (string Digits, int Point) ShortestDigits(double magnitude)
    {
        if (magnitude == 0)
        {
            return ("", 0);
        }

        var (digits, exponent) = GoNumber.Decompose(magnitude);
        return (digits, exponent + 1);
    }

    private static (string Digits, int Point) ExactDigits(double magnitude)
    {
        if (magnitude == 0)
        {
            return ("", 0);
        }

        var (mantissa, exponent) = Split(magnitude);
        var whole = exponent >= 0 ? (BigInteger)mantissa << exponent : mantissa * BigInteger.Pow(5, -exponent);
        string digits = whole.ToString(CultureInfo.InvariantCulture);
        return (digits.TrimEnd('0'), digits.Length + Math.Min(exponent, 0));
    }

    private static (string Digits, int Point) Round(string digits, int point, int kept)
    {
        if (kept >= digits.Length)
        {
            return (digits, point);
        }

        if (kept < 0)
        {
            return ("", point);
        }

        bool exactlyHalf = digits[kept] == '5' && kept + 1 == digits.Length;
        bool up = exactlyHalf ? kept > 0 && (digits[kept - 1] - '0') % 2 == 1 : digits[kept] >= '5';
        if (!up)
        {
            string lower = digits[..kept].TrimEnd('0');
            return lower.Length == 0 ? ("", 0) : (lower, point);
        }

        int last = kept - 1;
        while (last >= 0 && digits[last] == '9')
        {
            last--;
        }

        return last < 0 ? ("1", point + 1) : (digits[..last] + (char)(digits[last] + 1), point);
    }

    private static (ulong Mantissa, int Exponent) Split(double magnitude)
    {
        long bits = BitConverter.DoubleToInt64Bits(magnitude);
        ulong fraction = (ulong)bits & ((1UL << FractionBits) - 1);
        int exponent = (int)((bits >> FractionBits) & ExponentMask);
        return exponent == 0 ? (fraction, 1 - ExponentBias) : (fraction | (1UL << FractionBits), exponent - ExponentBias);
    }

    private static string Hexadecimal(double magnitude, int precision)
    {
        var (mantissa, exponent) = Split(magnitude);
        if (mantissa == 0)
        {
            return $"0x0{(precision > 0 ? "." + new string('0', precision) : "")}p+00";
        }

        // The leading 1 at bit 60, so that 15 hexadecimal digits follow it.
        const int LeadingBit = 60;
        int shift = BitOperations.LeadingZeroCount(mantissa) - (63 - LeadingBit);
        mantissa <<= shift;
        exponent += LeadingBit - shift;
        if (precision is >= 0 and < 15)
        {
            int dropped = LeadingBit - (precision * 4);
            ulong rest = mantissa & ((1UL << dropped) - 1);
            ulong half = 1UL << (dropped - 1);
            mantissa >>= dropped;
            mantissa += rest > half || (rest == half && (mantissa & 1) == 1) ? 1UL : 0UL;
            mantissa <<= dropped;
            if ((mantissa & (1UL << (LeadingBit + 1))) != 0)
            {
                mantissa >>= 1;
                exponent++;
            }
        }

        string digits = (mantissa & ((1UL << LeadingBit) - 1)).ToString("x15", CultureInfo.InvariantCulture);
        digits = precision == Shortest ? digits.TrimEnd('0') : digits.Length >= precision ? digits[..precision] : digits.PadRight(precision, '0');
        return string.Create(CultureInfo.InvariantCulture, $"0x1{(digits.Length > 0 ? "." : "")}{digits}p{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
    }
}
