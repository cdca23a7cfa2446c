using System.Collections.Immutable;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Changes;

/// <summary>A file we wrote.</summary>
/// <param name="Path">Below the output root.</param>
/// <param name="Set">The set it was written for.</param>
/// <param name="Element">Key of the element; empty for files of the set as a whole.</param>
/// <param name="Hash">See <see cref="GitBlobId"/>.</param>
/// <param name="Evidence">Items of which one must be shown to be gone before it may be deleted for its element's absence; empty when nothing needs to be shown.</param>
public sealed record LedgerEntry(RelativePath Path, SetId Set, string Element, string Hash, ImmutableArray<string> Evidence);
