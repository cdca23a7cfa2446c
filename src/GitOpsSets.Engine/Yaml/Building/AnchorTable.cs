using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Yaml.Building;

/// <summary>The anchors of a document so far; the latest of a name counts.</summary>
internal sealed class AnchorTable
{
    private Dictionary<string, AnchoredNode>? _anchors;

    public void Clear() => _anchors?.Clear();

    /// <summary>Names a value.</summary>
    /// <param name="anchor">The name.</param>
    /// <param name="node">Null while it is still being read.</param>
    /// <param name="weight">Values that go-yaml decodes for it.</param>
    public void Set(string anchor, YamlNode? node, long weight) =>
        (_anchors ??= new Dictionary<string, AnchoredNode>(StringComparer.Ordinal))[anchor] = new AnchoredNode(node, weight);

    /// <summary>What an alias stands for.</summary>
    /// <exception cref="YamlException">Nothing has the name, or the alias stands inside the value itself.</exception>
    public YamlNode Find(string name, SourceSpan span, out long weight)
    {
        if (_anchors is null || !_anchors.TryGetValue(name, out var anchored))
        {
            throw new YamlException(span, $"no anchor &{name} stands before this alias");
        }

        weight = anchored.Weight;
        return anchored.Node ?? throw new YamlException(span, $"the alias *{name} stands inside the value that it names");
    }
}
