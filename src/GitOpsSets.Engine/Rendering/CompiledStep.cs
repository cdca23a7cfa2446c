using System.Collections.Immutable;

namespace GitOpsSets.Engine.Rendering;

/// <summary>The templates of one step.</summary>
/// <param name="Name">Empty for the one step of a set that has none.</param>
/// <param name="Resources">Templates of single objects.</param>
/// <param name="Text">The multi-document template; null for none.</param>
public sealed record CompiledStep(string Name, ImmutableArray<CompiledTemplate> Resources, CompiledTemplate? Text);
