namespace GitOpsSets.Action.Git;

/// <summary>A commit that the scratch repository holds, and the tree it names.</summary>
internal sealed record GitCommit(string Id, string TreeId);
