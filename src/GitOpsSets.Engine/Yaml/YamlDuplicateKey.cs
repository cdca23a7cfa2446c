using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Yaml;

/// <summary>A key that a mapping has already; the later value wins.</summary>
/// <param name="Key">The key as text.</param>
/// <param name="At">Where it stands again.</param>
/// <param name="First">Where it stood first.</param>
public sealed record YamlDuplicateKey(string Key, SourceSpan At, SourceSpan First);
