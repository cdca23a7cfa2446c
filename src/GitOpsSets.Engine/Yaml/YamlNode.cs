using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Yaml;

/// <summary>
/// A value read from YAML or JSON, or made to be written as such. Immutable; the cases are <see cref="YamlNull"/>, <see cref="YamlBoolean"/>, <see cref="YamlInteger"/>,
/// <see cref="YamlFloat"/>, <see cref="YamlString"/>, <see cref="YamlSequence"/> and <see cref="YamlMapping"/>, and no others.
/// </summary>
public abstract class YamlNode
{
    private protected YamlNode(SourceSpan span)
    {
        Span = span;
    }

    /// <summary>Where the value was written. <c>default</c> for a value that no person wrote. A value reached through an alias keeps the place of its anchor.</summary>
    public SourceSpan Span { get; }
}
