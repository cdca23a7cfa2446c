using System.Collections.Immutable;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Yaml;

/// <summary>A list.</summary>
/// <param name="items">The items in order.</param>
/// <param name="span">Where it starts.</param>
public sealed class YamlSequence(ImmutableArray<YamlNode> items, SourceSpan span = default) : YamlNode(span)
{
    /// <summary>The items in order; never <c>default</c>.</summary>
    public ImmutableArray<YamlNode> Items { get; } = items.IsDefault ? [] : items;
}
