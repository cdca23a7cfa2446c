namespace GitOpsSets.Action.Forges.CodeCommit;

/// <summary>What <c>GetPullRequest</c> answers.</summary>
internal sealed record CodeCommitPullAnswer(CodeCommitPull PullRequest);
