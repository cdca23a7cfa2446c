using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using GitOpsSets.Engine.Yaml.Building;
using GitOpsSets.Engine.Yaml.Emitting;

namespace GitOpsSets.Engine.Yaml;

/// <summary>
/// Reads a value as the type that a field has, as <c>yaml.Unmarshal</c> of <c>sigs.k8s.io/yaml</c> does: a field of type string takes any scalar, other fields only their own kind. Nothing
/// (<c>null</c>) leaves a field as it is and so never fails.
/// </summary>
/// <remarks>Floats with a whole value are told from integers only in trees read with <see cref="YamlReading.KeepFloats"/>.</remarks>
public static class YamlCoercion
{
    /// <summary>The value of a field of type string: numbers in decimal, floats with 32 bits, <c>true</c> or <c>false</c>; empty for nothing.</summary>
    /// <param name="node">The value.</param>
    /// <param name="text">The text, when there is one.</param>
    /// <returns>False for a list or mapping.</returns>
    public static bool TryText(YamlNode node, [NotNullWhen(true)] out string? text)
    {
        text = node switch
        {
            YamlString value => value.Value,
            YamlNull => "",
            YamlBoolean value => value.Value ? "true" : "false",
            YamlInteger value => value.Value.ToString(CultureInfo.InvariantCulture),
            YamlFloat { Value: double.PositiveInfinity } => "+Inf",
            YamlFloat { Value: double.NegativeInfinity } => "-Inf",
            YamlFloat { Value: double.NaN } => "NaN",
            YamlFloat value => GoFloat.Shortest32(value.Value),
            _ => null,
        };
        return text is not null;
    }

    /// <summary>The value of a field of type <c>int64</c>: an integer, or a float that JSON writes without point and exponent; 0 for nothing.</summary>
    /// <param name="node">The value.</param>
    /// <param name="number">The number, when there is one.</param>
    public static bool TryInt64(YamlNode node, out long number)
    {
        number = 0;
        return node switch
        {
            YamlNull => true,
            YamlInteger value => value.TryGetInt64(out number),
            YamlFloat value => value.Value == 0 || (JsonNumbers.TryInteger(value.Value, out var integer) && new YamlInteger(integer).TryGetInt64(out number)),
            _ => false,
        };
    }

    /// <summary>The value of a field of type <c>float64</c>; 0 for nothing.</summary>
    /// <param name="node">The value.</param>
    /// <param name="number">The number, when there is one.</param>
    public static bool TryFloat64(YamlNode node, out double number)
    {
        number = node switch
        {
            YamlInteger value => (double)value.Value,
            YamlFloat value => value.Value,
            _ => 0,
        };
        return node is YamlNull or YamlInteger or YamlFloat && double.IsFinite(number);
    }

    /// <summary>The value of a field of type <c>bool</c>; false for nothing.</summary>
    /// <param name="node">The value.</param>
    /// <param name="value">The boolean, when there is one.</param>
    public static bool TryBoolean(YamlNode node, out bool value)
    {
        value = node is YamlBoolean { Value: true };
        return node is YamlNull or YamlBoolean;
    }
}
