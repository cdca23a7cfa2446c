using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Definitions;

/// <summary>One template as written.</summary>
/// <param name="Body">An object to be written out as YAML and templated, or a text to be templated as it is.</param>
/// <param name="IsText">Whether <paramref name="Body"/> is such a text (<c>resourcesTemplate</c>).</param>
/// <param name="Origin">Where it starts.</param>
public sealed record TemplateSpec(YamlNode Body, bool IsText, SourceSpan Origin)
{
    /// <summary>The JSONPath that multiplies an element, as written; null for none.</summary>
    public string? Repeat { get; init; }

    /// <summary>Where <see cref="Repeat"/> stands.</summary>
    public SourceSpan RepeatOrigin { get; init; }
}
