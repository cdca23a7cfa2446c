using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Yaml;

/// <summary>True or false, in any of the spellings of YAML 1.1 (<c>yes</c>, <c>on</c>, <c>y</c> and so on).</summary>
/// <param name="value">The value.</param>
/// <param name="span">Where it was written.</param>
public sealed class YamlBoolean(bool value, SourceSpan span = default) : YamlNode(span)
{
    /// <summary>The value.</summary>
    public bool Value { get; } = value;
}
