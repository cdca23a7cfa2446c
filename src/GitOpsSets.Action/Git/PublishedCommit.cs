namespace GitOpsSets.Action.Git;

/// <summary>A commit that is on the remote branch.</summary>
/// <param name="Commit">Its name.</param>
/// <param name="Tree">The name of its tree.</param>
/// <param name="Parent">The commit it continues; null for the first one of a repository.</param>
/// <param name="Branch">The branch, by its short name.</param>
/// <param name="CreatedBranch">Whether the branch is new.</param>
/// <param name="Attempts">How many proposals it took; 1 when nobody else was writing.</param>
internal sealed record PublishedCommit(string Commit, string Tree, string? Parent, string Branch, bool CreatedBranch, int Attempts);
