using GitOpsSets.Engine.Layout;

namespace GitOpsSets.Engine.Changes;

/// <summary>A file that was left as it is although the set would have it otherwise.</summary>
/// <param name="Path">Below the output root.</param>
/// <param name="Set">The set it belongs to.</param>
/// <param name="Reason">For people, such as <c>edited by hand</c>.</param>
public sealed record KeptFile(RelativePath Path, SetId Set, string Reason);
