namespace GitOpsSets.Action.Git;

/// <summary>What must be true of the remote branch for a push to change it.</summary>
internal abstract record PushExpectation
{
    private PushExpectation()
    {
    }

    /// <summary>The pushed commit continues the branch: the server's own check of a plain push, never an overwrite.</summary>
    public sealed record Continues : PushExpectation;

    /// <summary>There is no such branch.</summary>
    public sealed record Absent : PushExpectation;

    /// <summary>The branch is exactly at that commit; it may be overwritten or deleted.</summary>
    public sealed record At(string Commit) : PushExpectation;
}
