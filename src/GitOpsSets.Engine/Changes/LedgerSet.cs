using System.Collections.Immutable;
using GitOpsSets.Engine.Layout;

namespace GitOpsSets.Engine.Changes;

/// <summary>A set that owns files.</summary>
/// <param name="Set">Which set.</param>
/// <param name="Definition">The file that defined it when it was last expanded.</param>
/// <param name="Via">The sets that generated it, outermost first.</param>
public sealed record LedgerSet(SetId Set, string Definition, ImmutableArray<SetId> Via);
