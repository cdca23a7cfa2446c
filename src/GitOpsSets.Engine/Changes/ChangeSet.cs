using System.Collections.Immutable;

namespace GitOpsSets.Engine.Changes;

/// <summary>What has to be done to the output root, and the ledger as it is afterwards.</summary>
/// <param name="Changes">Sorted by path, no path twice; the ledger's own file is not among them.</param>
/// <param name="Kept">Files left as they are, sorted by path.</param>
/// <param name="Ledger">As it is once the changes are made.</param>
public sealed record ChangeSet(ImmutableArray<FileChange> Changes, ImmutableArray<KeptFile> Kept, Ledger Ledger)
{
    /// <summary>What each change means for Flux, in the order of <see cref="Changes"/>; empty until somebody looked.</summary>
    public ImmutableArray<ObjectChange> Meanings { get; init; } = [];

    /// <summary>Whether there is nothing to do.</summary>
    public bool IsEmpty => Changes.IsEmpty;
}
