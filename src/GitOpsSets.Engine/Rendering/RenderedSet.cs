using System.Collections.Immutable;

namespace GitOpsSets.Engine.Rendering;

/// <summary>What the templates of a set rendered.</summary>
/// <param name="Manifests">In the reference's order, without those of elements in quarantine.</param>
/// <param name="Quarantined">Keys of the elements that are not delivered: text that others wrote would have left its place.</param>
public sealed record RenderedSet(ImmutableArray<RenderedManifest> Manifests, ImmutableHashSet<string> Quarantined);
