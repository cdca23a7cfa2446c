using GitOpsSets.Engine.Layout;

namespace GitOpsSets.Engine.Summaries;

/// <summary>How many files of a set change.</summary>
/// <param name="Set">Which set.</param>
/// <param name="Added">How many are new.</param>
/// <param name="Updated">How many have other content.</param>
/// <param name="Removed">How many go.</param>
public sealed record SetSummary(SetId Set, int Added, int Updated, int Removed);
