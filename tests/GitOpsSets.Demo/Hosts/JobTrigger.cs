namespace GitOpsSets.Demo.Hosts;

/// <summary>What a job is started by.</summary>
public enum JobTrigger
{
    /// <summary>The clock, on the branch main.</summary>
    Schedule,

    /// <summary>A pull request of the repository itself.</summary>
    PullRequest,

    /// <summary>A pull request of a fork.</summary>
    ForkPullRequest,

    /// <summary>A tag.</summary>
    Tag,
}
