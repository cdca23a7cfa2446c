using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Rendering.References;

/// <summary>Finds the ConfigMap or Secret that an annotation names; null when it is not here.</summary>
internal delegate YamlMapping? SourceLookup(string kind, string namespaceName, string name);
