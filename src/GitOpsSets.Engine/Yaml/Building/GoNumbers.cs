using System.Globalization;

namespace GitOpsSets.Engine.Yaml.Building;

/// <summary>Reads numbers as Go's <c>strconv</c> does with base 0, within what go-yaml lets through.</summary>
internal static class GoNumbers
{
    private const int DigitsThatAlwaysFit = 18;

    /// <summary>A whole number of <c>int64</c> or, without a sign, of <c>uint64</c>: decimal, <c>0x</c>, <c>0o</c>, <c>0b</c> or octal after a zero.</summary>
    public static bool TryInteger(ReadOnlySpan<char> text, out Int128 value)
    {
        value = 0;
        bool isSigned = text.Length > 0 && text[0] is '+' or '-';
        var digits = isSigned ? text[1..] : text;
        if (digits.IsEmpty)
        {
            return false;
        }

        int radix = 10;
        if (digits[0] == '0' && digits.Length > 1)
        {
            (radix, int prefix) = digits[1] switch
            {
                'x' or 'X' => (16, 2),
                'o' or 'O' => (8, 2),
                'b' or 'B' => (2, 2),
                _ => (8, 1),
            };
            digits = digits[prefix..];
        }

        return TryDigits(digits, radix, isSigned, isSigned && text[0] == '-', out value) || TryBinary(text, out value);
    }

    /// <summary>A number of YAML 1.1's float form, within the range of <c>float64</c>.</summary>
    public static bool TryFloat(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        return IsFloat(text)
            && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value);
    }

    private static bool TryDigits(ReadOnlySpan<char> digits, int radix, bool isSigned, bool isNegative, out Int128 value)
    {
        value = 0;
        if (digits.IsEmpty)
        {
            return false;
        }

        if (radix == 10 && digits.Length <= DigitsThatAlwaysFit)
        {
            long small = 0;
            foreach (char c in digits)
            {
                if (!char.IsAsciiDigit(c))
                {
                    return false;
                }

                small = (small * 10) + (c - '0');
            }

            value = isNegative ? -small : small;
            return true;
        }

        Int128 largest = isSigned ? (isNegative ? (Int128)long.MaxValue + 1 : long.MaxValue) : ulong.MaxValue;
        foreach (char c in digits)
        {
            int digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10) : radix;
            if (digit >= radix)
            {
                return false;
            }

            value = (value * radix) + digit;
            if (value > largest)
            {
                return false;
            }
        }

        value = isNegative ? -value : value;
        return true;
    }

    /// <summary>go-yaml reads what follows <c>0b</c> once more by itself, so that a sign may stand there.</summary>
    private static bool TryBinary(ReadOnlySpan<char> text, out Int128 value)
    {
        value = 0;
        bool hasPrefix = text.StartsWith("0b") && text.Length > 3 && text[2] is '+' or '-';
        return hasPrefix && TryDigits(text[3..], 2, isSigned: true, text[2] == '-', out value);
    }

    private static bool IsFloat(ReadOnlySpan<char> text)
    {
        int i = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        int whole = SkipDigits(text, ref i);
        int fraction = 0;
        if (i < text.Length && text[i] == '.')
        {
            i++;
            fraction = SkipDigits(text, ref i);
        }

        if (whole == 0 && fraction == 0)
        {
            return false;
        }

        if (i < text.Length && text[i] is 'e' or 'E')
        {
            i++;
            i += i < text.Length && text[i] is '+' or '-' ? 1 : 0;
            if (SkipDigits(text, ref i) == 0)
            {
                return false;
            }
        }

        return i == text.Length;
    }

    private static int SkipDigits(ReadOnlySpan<char> text, ref int i)
    {
        int from = i;
        while (i < text.Length && char.IsAsciiDigit(text[i]))
        {
            i++;
        }

        return i - from;
    }
}
