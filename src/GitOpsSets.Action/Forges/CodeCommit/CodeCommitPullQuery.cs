namespace GitOpsSets.Action.Forges.CodeCommit;

/// <summary>What <c>ListPullRequests</c> is asked.</summary>
internal sealed record CodeCommitPullQuery(string RepositoryName, string? NextToken)
{
    /// <summary>Rows of a page.</summary>
    public int MaxResults { get; } = 100;

    /// <summary>Which ones.</summary>
    public string PullRequestStatus { get; } = "OPEN";
}
