using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators;

/// <summary>One map of values that every template is rendered with.</summary>
/// <param name="Values">Null for the one rendering of a ResourceSet that has no inputs at all.</param>
/// <param name="Origin">Where it came from.</param>
public sealed record Element(TemplateMap? Values, ElementOrigin Origin);
