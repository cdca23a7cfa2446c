using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Layout;

namespace GitOpsSets.Engine;

/// <summary>A set that is still to be evaluated.</summary>
/// <param name="Definition">The set.</param>
/// <param name="File">The file it, or the outermost set that generated it, stands in.</param>
/// <param name="Via">The sets that generated it, outermost first.</param>
internal sealed record PendingSet(SetDefinition Definition, string File, ImmutableArray<SetId> Via)
{
    /// <summary>Names it in ledgers and reports.</summary>
    public SetId Id => SetId.Of(Definition);
}
