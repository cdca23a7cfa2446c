using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Rendering.Decoding;

/// <summary>The values of a rendered text, one after the other.</summary>
internal abstract class ValueReader
{
    /// <summary>1-based line where the last YAML document began.</summary>
    public abstract int Line { get; }

    /// <summary>The next value.</summary>
    /// <param name="value">The value; null when nothing but comments stands in the document.</param>
    /// <returns>False after the last one.</returns>
    /// <exception cref="YamlException">The value cannot be read.</exception>
    public abstract bool TryNext(out YamlNode? value);
}
