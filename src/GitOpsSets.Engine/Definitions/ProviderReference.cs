using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Definitions;

/// <summary>One entry of a ResourceSet's <c>inputsFrom</c>.</summary>
/// <param name="Name">The provider's name; null when it is chosen by labels.</param>
/// <param name="Selector">The label selector; null when it is chosen by name.</param>
/// <param name="Origin">Where it stands.</param>
public sealed record ProviderReference(string? Name, YamlMapping? Selector, SourceSpan Origin);
