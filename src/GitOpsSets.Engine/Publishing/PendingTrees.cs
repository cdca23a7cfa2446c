using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Publishing;

/// <summary>A proposal that waits to be merged.</summary>
/// <param name="Start">The base branch as it was when the proposal was made.</param>
/// <param name="Proposed">The same with the proposal.</param>
public sealed record PendingTrees(IFileTree Start, IFileTree Proposed);
