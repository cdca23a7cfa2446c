using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Yaml;

/// <summary>No value: <c>null</c>, <c>~</c>, or nothing at all after a key.</summary>
/// <param name="span">Where it was written.</param>
public sealed class YamlNull(SourceSpan span = default) : YamlNode(span);
