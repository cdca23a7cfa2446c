using System.Globalization;

namespace GitOpsSets.Templating.Values;

/// <summary>Numbers as Go prints them.</summary>
public static class GoNumber
{
    private const int ShortestPrecision = 6;
    private const double LargestPlainWhole = 1_000_000;

    /// <summary>
    /// A <c>float64</c> as <c>%v</c> prints it: shortest digits that read back the same, with an exponent when it is below
    /// -4 or at least 6 (Go <c>strconv.FormatFloat(f, 'g', -1, 64)</c>).
    /// </summary>
    public static string Format(double value) => Format(value, ShortestPrecision);

    /// <summary>The shortest digits, with an exponent when it is below -4 or at least a threshold.</summary>
    /// <param name="value">Any number, infinities and NaN included.</param>
    /// <param name="exponentFrom">The smallest exponent written as such: 6 for <c>%v</c>, 21 for YAML and JSON.</param>
    public static string Format(double value, int exponentFrom)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
        }

        if (value == 0)
        {
            return double.IsNegative(value) ? "-0" : "0";
        }

        if (Math.Abs(value) < LargestPlainWhole && exponentFrom >= ShortestPrecision && Math.Truncate(value) == value)
        {
            return ((int)value).ToString(CultureInfo.InvariantCulture);
        }

        var (digits, exponent) = Decompose(Math.Abs(value));
        string sign = value < 0 ? "-" : "";
        return exponent < -4 || exponent >= exponentFrom
            ? sign + WithExponent(digits, exponent)
            : sign + WithoutExponent(digits, exponent);
    }

    /// <summary>The shortest decimal digits of a positive number and the exponent of the first: d.ddd × 10^exponent.</summary>
    public static (string Digits, int Exponent) Decompose(double positive)
    {
        string shortest = positive.ToString("R", CultureInfo.InvariantCulture);
        int mark = shortest.IndexOf('E', StringComparison.Ordinal);
        string mantissa = mark < 0 ? shortest : shortest[..mark];
        int exponent = mark < 0 ? 0 : int.Parse(shortest.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        int point = mantissa.IndexOf('.', StringComparison.Ordinal);
        int whole = point < 0 ? mantissa.Length : point;
        string all = mantissa.Replace(".", "", StringComparison.Ordinal);
        int zeros = all.AsSpan().IndexOfAnyExcept('0');
        exponent += whole - 1 - zeros;
        string digits = all[zeros..].TrimEnd('0');
        return (digits, exponent);
    }

    private static string WithExponent(string digits, int exponent)
    {
        string fraction = digits.Length > 1 ? "." + digits[1..] : "";
        return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
    }

    private static string WithoutExponent(string digits, int exponent)
    {
        if (exponent < 0)
        {
            return "0." + new string('0', -exponent - 1) + digits;
        }

        return digits.Length <= exponent + 1
            ? digits + new string('0', exponent + 1 - digits.Length)
            : digits[..(exponent + 1)] + "." + digits[(exponent + 1)..];
    }
}
