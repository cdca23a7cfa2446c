using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Rendering.Plans;

/// <summary>One document of a plan.</summary>
/// <param name="Model">As it was read, with tokens in its holes; null when nothing but comments stands in it.</param>
/// <param name="Plan">How it is filled; null when it has no holes.</param>
/// <param name="Line">1-based line of the rendered text where it starts.</param>
internal sealed record PlannedDocument(YamlNode? Model, PlanNode? Plan, int Line);
