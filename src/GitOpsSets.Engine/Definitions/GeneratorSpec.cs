using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Definitions;

/// <summary>One generator as written.</summary>
/// <param name="Entry">Index of the item of <c>spec.generators</c> it stands in.</param>
/// <param name="Kind">The key, such as <c>list</c>; not necessarily one that exists.</param>
/// <param name="Body">What the key holds.</param>
/// <param name="Origin">The key's place.</param>
public sealed record GeneratorSpec(int Entry, string Kind, YamlNode Body, SourceSpan Origin);
