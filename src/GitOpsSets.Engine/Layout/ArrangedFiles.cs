using System.Collections.Immutable;

namespace GitOpsSets.Engine.Layout;

/// <summary>The files of a set.</summary>
/// <param name="Files">In the order of the objects, without those of elements in quarantine.</param>
/// <param name="Folders">Folders that get a kustomization.</param>
/// <param name="Quarantined">Keys of the elements whose path or name, of text that others wrote, is refused.</param>
public sealed record ArrangedFiles(ImmutableArray<OutputFile> Files, ImmutableArray<RelativePath> Folders, ImmutableHashSet<string> Quarantined);
