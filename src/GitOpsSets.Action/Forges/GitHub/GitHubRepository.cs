namespace GitOpsSets.Action.Forges.GitHub;

/// <summary>A repository on the wire, with the members we read.</summary>
internal sealed record GitHubRepository(long Id, string FullName, string? NodeId = null);
