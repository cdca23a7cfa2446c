namespace GitOpsSets.Action.Forges.GitHub;

/// <summary>A git reference on the wire: read only to learn that it is there.</summary>
internal sealed record GitHubGitReference(string Ref);
