using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Yaml;

/// <summary>A number that Go would hold as <c>float64</c>. Infinite or not-a-number only where the reader was told to keep such values.</summary>
/// <param name="value">The value.</param>
/// <param name="span">Where it was written.</param>
public sealed class YamlFloat(double value, SourceSpan span = default) : YamlNode(span)
{
    /// <summary>The value.</summary>
    public double Value { get; } = value;
}
