using System.Globalization;

namespace GitOpsSets.Engine.Yaml.Emitting;

/// <summary>Writes floats as Go's <c>strconv.FormatFloat</c> and <c>encoding/json</c> do, with the fewest digits that name them.</summary>
internal static class GoFloat
{
    private const int FirstExponentWritten = 6;
    private const int LastNegativeExponentNotWritten = -4;

    /// <summary>Format <c>g</c> with 64 bits.</summary>
    public static string Shortest(double value) => General(value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Format <c>g</c> with 32 bits, as sigs.k8s.io/yaml turns a float into text.</summary>
    public static string Shortest32(double value) => General(((float)value).ToString("R", CultureInfo.InvariantCulture));

    /// <summary>As <c>encoding/json</c>: an exponent only below 1e-6 and from 1e21 on.</summary>
    public static string Json(double value)
    {
        var (sign, digits, point) = Decompose(value.ToString("R", CultureInfo.InvariantCulture));
        bool isPlain = value == 0 || Math.Abs(value) is >= 1e-6 and < 1e21;
        return sign + (isPlain ? Plain(digits, point) : WithExponent(digits, point, exponentDigits: 1));
    }

    private static string General(string roundTrip)
    {
        var (sign, digits, point) = Decompose(roundTrip);
        bool isPlain = point - 1 is >= LastNegativeExponentNotWritten and < FirstExponentWritten;
        return sign + (isPlain ? Plain(digits, point) : WithExponent(digits, point, exponentDigits: 2));
    }

    /// <summary>Takes .NET's shortest text apart: the digits without zeros at either end, and how many of them stand before the point.</summary>
    private static (string Sign, string Digits, int Point) Decompose(string roundTrip)
    {
        string sign = roundTrip[0] == '-' ? "-" : "";
        string mantissa = roundTrip[sign.Length..];
        int exponent = 0;
        if (mantissa.IndexOf('E', StringComparison.Ordinal) is >= 0 and var e)
        {
            exponent = int.Parse(mantissa.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            mantissa = mantissa[..e];
        }

        int point = mantissa.IndexOf('.', StringComparison.Ordinal);
        point = point < 0 ? mantissa.Length : point;
        string digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        string significant = digits.TrimStart('0');
        point -= digits.Length - significant.Length;
        significant = significant.TrimEnd('0');
        return significant.Length == 0 ? (sign, "0", 1) : (sign, significant, point + exponent);
    }

    private static string Plain(string digits, int point) =>
        point <= 0 ? "0." + new string('0', -point) + digits
        : point >= digits.Length ? digits + new string('0', point - digits.Length)
        : digits[..point] + "." + digits[point..];

    private static string WithExponent(string digits, int point, int exponentDigits)
    {
        int exponent = point - 1;
        string fraction = digits.Length > 1 ? "." + digits[1..] : "";
        string power = Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).PadLeft(exponentDigits, '0');
        return $"{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{power}";
    }
}
