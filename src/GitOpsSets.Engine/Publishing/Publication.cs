using System.Collections.Immutable;

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
    public sealed record Written : Publication
    {
        /// <summary>Paths of files that are there now and that the repository's .gitignore leaves out, relative to the repository.</summary>
        public ImmutableArray<string> Ignored { get; init; } = [];
    }

    /// <summary>A commit is on a branch of the remote.</summary>
    /// <param name="Branch">Its name, without <c>refs/heads/</c>.</param>
    /// <param name="Sha">The commit.</param>
    public sealed record Committed(string Branch, string Sha) : Publication;

    /// <summary>A pull request stands for the change, or nothing has to be proposed any more.</summary>
    /// <param name="Operation">What was done about it.</param>
    /// <param name="Branch">The branch of the pull request, without <c>refs/heads/</c>.</param>
    public sealed record Proposed(ProposalOperation Operation, string Branch) : Publication
    {
        /// <summary>The pull request; null when there is none.</summary>
        public long? Number { get; init; }

        /// <summary>Where people read it; empty when there is none.</summary>
        public string Url { get; init; } = "";

        /// <summary>The commit on the branch; empty when the branch is gone.</summary>
        public string Sha { get; init; } = "";

        /// <summary>Whether somebody else's commits on the branch kept us from touching it.</summary>
        public bool HasYielded { get; init; }

        /// <summary>What did not work besides, such as a label that was refused; never a secret.</summary>
        public ImmutableArray<string> Shortfalls { get; init; } = [];
    }

    /// <summary>What came of publishing each set by itself.</summary>
    /// <param name="Parts">One for each, in the order of their slugs.</param>
    public sealed record Several(ImmutableArray<Publication> Parts) : Publication
    {
        /// <summary>The pull requests that something was done about, or that stand.</summary>
        public ImmutableArray<Proposed> Proposals => [.. Parts.OfType<Proposed>()];
    }

    /// <summary>The run has not come to its end, or not yet; what was published is the old state or the whole new one.</summary>
    public sealed record Unfinished : Publication;

    /// <summary>Publishing failed; the target is as it was.</summary>
    /// <param name="Reason">For people; never a secret.</param>
    /// <param name="Advice">What to do about it; empty for nothing.</param>
    public sealed record Failed(string Reason, string Advice) : Publication;
}
