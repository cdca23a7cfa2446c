using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Yaml;

/// <summary>A whole number that Go would hold as <c>int64</c> or <c>uint64</c>.</summary>
/// <param name="value">From -2⁶³ to 2⁶⁴-1.</param>
/// <param name="span">Where it was written.</param>
public sealed class YamlInteger(Int128 value, SourceSpan span = default) : YamlNode(span)
{
    /// <summary>From -2⁶³ to 2⁶⁴-1.</summary>
    public Int128 Value { get; } = value;

    /// <summary>The value as Go's <c>int64</c>.</summary>
    /// <param name="number">The value, when it fits.</param>
    /// <returns>False when the value is above 2⁶³-1.</returns>
    public bool TryGetInt64(out long number)
    {
        number = (long)Value;
        return number == Value;
    }
}
