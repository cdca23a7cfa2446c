namespace GitOpsSets.Action.Git;

/// <summary>The branch of a pull request as the remote has it.</summary>
/// <param name="Commit">Its tip.</param>
/// <param name="Listing">The files of the tip.</param>
/// <param name="Start">The files of the commit of the base branch that it builds on.</param>
/// <param name="Delta">What it changes of those.</param>
/// <param name="IsOurs">Whether it is one commit of ours, perhaps put on a newer base by somebody, and nothing else.</param>
internal sealed record ProposedBranch(GitCommit Commit, TreeListing Listing, TreeListing Start, TreeDelta Delta, bool IsOurs);
