namespace GitOpsSets.Action.Forges.CodeCommit;

/// <summary>What <c>GetPullRequest</c> is asked: an id is unique in the account and region, whatever the repository.</summary>
internal sealed record CodeCommitPullKey(string PullRequestId);
