namespace GitOpsSets.Action.Forges.CodeCommit;

/// <summary>A pull request on the wire, with the members we read (<see href="https://docs.aws.amazon.com/codecommit/latest/APIReference/API_PullRequest.html"/>).</summary>
internal sealed record CodeCommitPull(
    string PullRequestId,
    string PullRequestStatus,
    string? Title = null,
    string? AuthorArn = null,
    IReadOnlyList<CodeCommitPull.Target>? PullRequestTargets = null)
{
    /// <summary>What it would merge; only the first one counts, and there is never another. Null where there is nothing to deploy yet.</summary>
    public Target? Source => PullRequestTargets is [{ SourceCommit.Length: > 0, SourceReference.Length: > 0 } target, ..] ? target : null;

    /// <summary>Branches and commits.</summary>
    internal sealed record Target(string? RepositoryName = null, string? SourceReference = null, string? SourceCommit = null, string? DestinationReference = null);
}
