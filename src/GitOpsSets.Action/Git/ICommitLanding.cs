namespace GitOpsSets.Action.Git;

/// <summary>Makes a commit and puts it on a branch of the remote, or leaves the branch as it is.</summary>
internal interface ICommitLanding
{
    /// <summary>One attempt; nobody sees anything of it unless the branch moves.</summary>
    /// <param name="repository">Holds the tree and the parent.</param>
    /// <param name="draft">What the commit is.</param>
    /// <param name="branch">Where it goes.</param>
    /// <param name="expectation">What must be true of the branch for that.</param>
    /// <param name="cancellationToken">A push under way is given a few seconds to finish.</param>
    /// <returns>The commit, and what became of it.</returns>
    /// <exception cref="GitException">The commit could not be made.</exception>
    Task<CommitLanding> LandAsync(ScratchRepository repository, CommitDraft draft, string branch, PushExpectation expectation, CancellationToken cancellationToken);
}
