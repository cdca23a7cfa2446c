using System.Collections.Immutable;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Rendering;

/// <summary>What one execution of a template gave.</summary>
/// <param name="Documents">As they were read.</param>
/// <param name="AreNamedByOthers">Whether outsiders' text is part of the name of one of them.</param>
internal sealed record RenderedObjects(ImmutableArray<YamlMapping> Documents, bool AreNamedByOthers);
