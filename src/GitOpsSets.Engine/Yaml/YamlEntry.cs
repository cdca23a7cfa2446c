using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Yaml;

/// <summary>A key and its value.</summary>
/// <param name="Key">The key as text: keys that are numbers or booleans in YAML are turned into text as sigs.k8s.io/yaml does.</param>
/// <param name="KeySpan">Where the key was written.</param>
/// <param name="Value">The value.</param>
public readonly record struct YamlEntry(string Key, SourceSpan KeySpan, YamlNode Value);
