namespace GitOpsSets.Action.Forges.CodeCommit;

/// <summary>What <c>ListPullRequests</c> answers. A page may be empty and yet not be the last one: only the token tells.</summary>
internal sealed record CodeCommitPullPage(IReadOnlyList<string> PullRequestIds, string? NextToken = null);
