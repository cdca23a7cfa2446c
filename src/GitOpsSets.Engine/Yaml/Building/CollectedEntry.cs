namespace GitOpsSets.Engine.Yaml.Building;

/// <summary>An entry of a mapping that is being read.</summary>
/// <param name="Entry">The entry; for a merge its value is what is merged.</param>
/// <param name="IsMerge">The key is the merge key.</param>
/// <param name="KeyKind">What the key was before it became text.</param>
internal readonly record struct CollectedEntry(YamlEntry Entry, bool IsMerge, Type KeyKind);
