namespace GitOpsSets.Action.Forges.GitHub;

/// <summary>An installation of a GitHub App on the wire.</summary>
internal sealed record GitHubInstallation(long Id);
