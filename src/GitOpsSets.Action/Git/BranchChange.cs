using GitOpsSets.Engine.Publishing;

namespace GitOpsSets.Action.Git;

/// <summary>What became of the branch of a pull request.</summary>
/// <param name="Step">What was done; a branch to be withdrawn is still there.</param>
/// <param name="Commit">The branch's tip now; null when there is no branch.</param>
/// <param name="HasMoved">Whether this run moved it.</param>
internal sealed record BranchChange(ProposalStep Step, string? Commit, bool HasMoved);
