using System.Globalization;
using System.Numerics;

namespace GitOpsSets.Templating.Values;

/// <summary>Numbers as Go's <c>strconv</c> reads them.</summary>
public static class GoNumberReader
{
    private const int LongestFloat = 4096;
    private const int ExponentBeyondAnyFloat = 100_000;
    private const int MantissaBits = 53;
    private const int SmallestExponent = -1074;

    /// <summary>Go's <c>strconv.ParseUint(text, 0, 64)</c>: decimal, or with a prefix binary, octal or hexadecimal; underscores between digits.</summary>
    public static bool TryUnsigned(string text, out ulong value)
    {
        ArgumentNullException.ThrowIfNull(text);
        value = 0;
        if (text.Length == 0 || (text.Contains('_', StringComparison.Ordinal) && !UnderscoresSeparateDigits(text)))
        {
            return false;
        }

        var (numberBase, prefix) = Base(text);
        var digits = text.AsSpan(prefix);
        bool any = false;
        foreach (char character in digits)
        {
            if (character == '_')
            {
                continue;
            }

            int digit = char.IsAsciiHexDigit(character) ? Convert.ToInt32(character.ToString(), 16) : numberBase;
            if (digit >= numberBase || value > (ulong.MaxValue - (ulong)digit) / (ulong)numberBase)
            {
                value = 0;
                return false;
            }

            value = (value * (ulong)numberBase) + (ulong)digit;
            any = true;
        }

        return any;
    }

    /// <summary>Go's <c>strconv.ParseInt(text, 0, 64)</c>.</summary>
    public static bool TrySigned(string text, out long value)
    {
        ArgumentNullException.ThrowIfNull(text);
        value = 0;
        bool negative = text.StartsWith('-');
        string magnitude = negative || text.StartsWith('+') ? text[1..] : text;
        if (magnitude.Length == 0 || magnitude[0] is '+' or '-' || !TryUnsigned(magnitude, out ulong absolute) || absolute > (ulong)long.MaxValue + (negative ? 1UL : 0UL))
        {
            return false;
        }

        value = negative ? unchecked(-(long)absolute) : (long)absolute;
        return true;
    }

    /// <summary>Go's <c>strconv.ParseFloat(text, 64)</c>: decimal or hexadecimal, infinities and NaN; false also for numbers too large.</summary>
    public static bool TryFloat(string text, out double value)
    {
        ArgumentNullException.ThrowIfNull(text);
        value = 0;
        if (text.Length is 0 or > LongestFloat)
        {
            return false;
        }

        string unsigned = text[0] is '+' or '-' ? text[1..] : text;
        if (unsigned.Contains('_', StringComparison.Ordinal))
        {
            if (!UnderscoresSeparateDigits(unsigned))
            {
                return false;
            }

            unsigned = unsigned.Replace("_", "", StringComparison.Ordinal);
        }

        bool read = unsigned.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? TryHexadecimal(unsigned.AsSpan(2), out value)
            : IsNamed(unsigned, out value) ? value > 0 || text[0] is not ('+' or '-')
            : IsDecimal(unsigned) && double.TryParse(unsigned, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
        value = text[0] == '-' ? -value : value;
        return read;
    }

    private static (int Base, int PrefixLength) Base(string text)
    {
        if (text[0] != '0' || text.Length == 1)
        {
            return (10, 0);
        }

        return text[1] switch
        {
            'x' or 'X' => (16, 2),
            'b' or 'B' => (2, 2),
            'o' or 'O' => (8, 2),
            _ => (8, 1),
        };
    }

    // Go's underscoreOK: underscores must stand between digits; a base prefix counts as a digit.
    private static bool UnderscoresSeparateDigits(string text)
    {
        char previous = '^';
        int index = 0;
        bool hexadecimal = false;
        if (text.Length >= 2 && text[0] == '0' && char.ToLowerInvariant(text[1]) is 'b' or 'o' or 'x')
        {
            previous = '0';
            hexadecimal = char.ToLowerInvariant(text[1]) == 'x';
            index = 2;
        }

        for (; index < text.Length; index++)
        {
            char character = text[index];
            if (char.IsAsciiDigit(character) || (hexadecimal && char.IsAsciiHexDigit(character)))
            {
                previous = '0';
            }
            else if (character == '_')
            {
                if (previous != '0')
                {
                    return false;
                }

                previous = '_';
            }
            else
            {
                if (previous == '_')
                {
                    return false;
                }

                previous = '!';
            }
        }

        return previous != '_';
    }

    private static bool IsNamed(string text, out double value)
    {
        value = text.ToLowerInvariant() switch
        {
            "inf" or "infinity" => double.PositiveInfinity,
            "nan" => double.NaN,
            _ => 0,
        };
        return value != 0;
    }

    // .NET takes more than Go does: spaces, no digits before an exponent.
    private static bool IsDecimal(string text)
    {
        int index = 0;
        int digits = SkipDigits(text, ref index);
        if (index < text.Length && text[index] == '.')
        {
            index++;
            digits += SkipDigits(text, ref index);
        }

        if (digits == 0)
        {
            return false;
        }

        if (index < text.Length && text[index] is 'e' or 'E')
        {
            index++;
            if (index < text.Length && text[index] is '+' or '-')
            {
                index++;
            }

            return SkipDigits(text, ref index) > 0 && index == text.Length;
        }

        return index == text.Length;
    }

    private static int SkipDigits(string text, ref int index)
    {
        int start = index;
        while (index < text.Length && char.IsAsciiDigit(text[index]))
        {
            index++;
        }

        return index - start;
    }

    private static bool TryHexadecimal(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        int mark = text.IndexOfAny('p', 'P');
        if (mark < 0 || !int.TryParse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int exponent))
        {
            return false;
        }

        var mantissa = BigInteger.Zero;
        int digits = 0, point = -1;
        foreach (char character in text[..mark])
        {
            if (character == '.' && point < 0)
            {
                point = digits;
            }
            else if (char.IsAsciiHexDigit(character))
            {
                mantissa = (mantissa << 4) + Convert.ToInt32(character.ToString(), 16);
                digits++;
            }
            else
            {
                return false;
            }
        }

        exponent = Math.Clamp(exponent, -ExponentBeyondAnyFloat, ExponentBeyondAnyFloat) - (point < 0 ? 0 : 4 * (digits - point));
        value = Round(mantissa, exponent);
        return digits > 0 && double.IsFinite(value);
    }

    private static double Round(BigInteger mantissa, int exponent)
    {
        int length = (int)mantissa.GetBitLength();
        int dropped = Math.Max(length - MantissaBits, SmallestExponent - exponent);
        if (dropped > 0)
        {
            var half = BigInteger.One << (dropped - 1);
            var kept = mantissa >> dropped;
            var rest = mantissa - (kept << dropped);
            int order = rest.CompareTo(half);
            mantissa = kept + (order > 0 || (order == 0 && !kept.IsEven) ? 1 : 0);
            exponent += dropped;
        }

        return Math.ScaleB((double)mantissa, exponent);
    }
}
