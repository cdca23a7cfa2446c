using System.Globalization;
using GitOpsSets.Engine.Yaml.Emitting;

namespace GitOpsSets.Engine.Yaml.Building;

/// <summary>What becomes of a float on its way through JSON: a whole one is written without a point and read back as an integer.</summary>
internal static class JsonNumbers
{
    private const double ExactIntegers = 9007199254740992;
    private const double FirstWithExponent = 1e21;

    /// <summary>The integer that Go's JSON text of a float reads back as.</summary>
    /// <returns>False when the float stays a float: it has a fraction, is too large, or is the negative zero.</returns>
    public static bool TryInteger(double value, out Int128 integer)
    {
        integer = 0;
        if (Math.Abs(value) >= FirstWithExponent || Math.Floor(value) != value || (value == 0 && double.IsNegative(value)))
        {
            return false;
        }

        if (Math.Abs(value) <= ExactIntegers)
        {
            integer = (long)value;
            return true;
        }

        // Above 2^53 Go writes the shortest digits that name the float and fills up with zeros.
        integer = Int128.Parse(GoFloat.Json(value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return value < 0 ? integer >= long.MinValue : integer <= ulong.MaxValue;
    }
}
