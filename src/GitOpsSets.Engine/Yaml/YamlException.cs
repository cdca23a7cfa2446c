using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Yaml;

/// <summary>A text that cannot be read as YAML or JSON, or a tree that cannot be written as such.</summary>
/// <param name="at">The true place of the trouble in the text.</param>
/// <param name="message">What is wrong and, where there is one, the way out, without the place.</param>
public sealed class YamlException(SourceSpan at, string message) : Exception(message)
{
    /// <summary>The true place of the trouble in the text.</summary>
    public SourceSpan At { get; } = at;

    /// <summary>Whether the text is too much rather than wrong.</summary>
    public bool IsLimit { get; init; }
}
