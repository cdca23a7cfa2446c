namespace GitOpsSets.Engine.Publishing;

/// <summary>What came of publishing.</summary>
public abstract record Publication
{
    private Publication()
    {
    }

    /// <summary>Nothing had to be done.</summary>
    public sealed record Nothing : Publication;

    /// <summary>The plan was only reported.</summary>
    public sealed record DryRun : Publication;

    /// <summary>Files were written to the work tree.</summary>
    public sealed record Written : Publication;

    /// <summary>A commit is on a branch of the remote.</summary>
    /// <param name="Branch">Its name, without <c>refs/heads/</c>.</param>
    /// <param name="Sha">The commit.</param>
    public sealed record Committed(string Branch, string Sha) : Publication;

    /// <summary>Publishing failed; the target is as it was.</summary>
    /// <param name="Reason">For people; never a secret.</param>
    /// <param name="Advice">What to do about it; empty for nothing.</param>
    public sealed record Failed(string Reason, string Advice) : Publication;
}
