namespace GitOpsSets.Action.Forges.GitHub;

/// <summary>A repository on the wire: read only to learn that it answers.</summary>
internal sealed record GitHubRepository(long Id, string FullName);
