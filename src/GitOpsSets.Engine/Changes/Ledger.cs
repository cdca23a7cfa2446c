using System.Collections.Immutable;
using GitOpsSets.Engine.Layout;

namespace GitOpsSets.Engine.Changes;

/// <summary>The record, in the output root, of every file the tool owns.</summary>
/// <param name="Sets">Sorted by set.</param>
/// <param name="Files">Sorted by path, no path twice.</param>
public sealed record Ledger(ImmutableArray<LedgerSet> Sets, ImmutableArray<LedgerEntry> Files)
{
    /// <summary>Where it lies below the output root.</summary>
    public static RelativePath Location { get; } = RelativePath.Of(".gitopssets", "ledger.json");

    /// <summary>The ledger of an output root that we never wrote to.</summary>
    public static Ledger Empty { get; } = new([], []);

    /// <summary>The files of one set, sorted by path.</summary>
    public IEnumerable<LedgerEntry> Of(SetId set) => Files.Where(file => file.Set == set);
}
