namespace GitOpsSets.Engine.Ports;

/// <summary>What a forge says of one pull request that a listing no longer shows.</summary>
public abstract record PullRequestEvidence
{
    private PullRequestEvidence()
    {
    }

    /// <summary>Closed or merged: its environment may go.</summary>
    public sealed record Closed : PullRequestEvidence;

    /// <summary>Still open, with what it looks like now: a listing that misses it proves nothing unless a filter explains it.</summary>
    /// <param name="PullRequest">As it is now.</param>
    public sealed record Open(PullRequest PullRequest) : PullRequestEvidence;

    /// <summary>Still open, and the forge itself says that its labels do not match the filter: its environment may go.</summary>
    public sealed record FilteredOut : PullRequestEvidence;

    /// <summary>Not to be told: its environment stays.</summary>
    /// <param name="Failure">Why.</param>
    public sealed record Unknown(SourceFailure Failure) : PullRequestEvidence;
}
