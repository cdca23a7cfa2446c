namespace GitOpsSets.Engine.Yaml.Building;

/// <summary>What an alias stands for.</summary>
/// <param name="Node">The value; null while it is still being read, so that an alias inside it would contain itself.</param>
/// <param name="Weight">Values that go-yaml decodes for it, aliases in it unfolded.</param>
internal readonly record struct AnchoredNode(YamlNode? Node, long Weight);
