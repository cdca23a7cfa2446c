namespace GitOpsSets.Action.Forges;

/// <summary>What can be written to the repository that a run publishes to, on the forge the run lives on.</summary>
/// <param name="PullRequests">Writes pull requests.</param>
/// <param name="Commits">Makes verified commits; null where the forge makes none.</param>
internal sealed record HomeRepository(IPullRequestPublisher PullRequests, ICommitAuthority? Commits);
