using GitOpsSets.Action.Trees;

namespace GitOpsSets.Action.Git;

/// <summary>Puts one commit on a remote branch, computed anew from the branch's tip as often as somebody else is quicker.</summary>
internal sealed class CommitPublisher(GitCommand git, TimeProvider timeProvider, Backoff backoff, ICommitLanding landing)
{
    private readonly PatientReader _reader = new(backoff);

    /// <summary>Publishes what <paramref name="propose"/> makes of the tip.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="propose">Called again with the new tip after a lost race; it must not carry over what it read from an older one.</param>
    /// <param name="cancellationToken">A push under way is given a few seconds to finish.</param>
    /// <returns>The commit; null when the proposal changes nothing, in which case nothing was pushed.</returns>
    /// <exception cref="GitException">Nothing was published, or, when the remote cannot be asked any more, nobody knows.</exception>
    public async Task<PublishedCommit?> PublishAsync(
        GitTarget target, Func<CommitTip, CancellationToken, Task<CommitProposal>> propose, CancellationToken cancellationToken)
    {
        await using var repository = await ScratchRepository.CreateAsync(git, target.Remote, cancellationToken);
        PushOutcome outcome = new PushOutcome.LostRace("");
        PublishedCommit? pushed = null;
        for (var attempt = 1; attempt <= PushVerdict.MaxAttempts; attempt++)
        {
            var depth = attempt == 1 ? 1 : LandingCheck.Depth;
            var start = await _reader.ReadAsync(() => FetchTipAsync(repository, target, depth, isAgain: attempt > 1, cancellationToken), cancellationToken);
            if (pushed is not null && start.BranchExists && await repository.TipContainsAsync(pushed.Commit, cancellationToken))
            {
                return pushed;
            }

            var proposal = await propose(Tip(repository, start, cancellationToken), cancellationToken);
            if (await repository.WriteTreeAsync(start.Commit?.TreeId, start.Listing, proposal.Changes, cancellationToken) is not { } tree)
            {
                return null;
            }

            PushExpectation expectation = start.BranchExists ? new PushExpectation.Continues() : new PushExpectation.Absent();
            (var commit, outcome) = await landing.LandAsync(repository, new CommitDraft(tree, start.Commit?.Id, Text(target, proposal)), target.Branch, expectation, cancellationToken);
            pushed = new PublishedCommit(commit, tree, start.Commit?.Id, target.Branch, !start.BranchExists, attempt);
            if (outcome is PushOutcome.Landed
                || (PushVerdict.IsDoubtful(outcome, attempt) && await new LandingCheck(_reader).HasLandedAsync(repository, target, commit, cancellationToken)))
            {
                return pushed;
            }

            PushVerdict.ThrowWhenFinal(target, outcome);
            if (attempt < PushVerdict.MaxAttempts)
            {
                await backoff.WaitAsync(attempt, cancellationToken);
            }
        }

        throw PushVerdict.GaveUp(target, outcome);
    }

    private static async Task<Start> FetchTipAsync(ScratchRepository repository, GitTarget target, int depth, bool isAgain, CancellationToken cancellationToken)
    {
        var reference = BranchName.Reference(target.Branch);
        List<string> asked = [reference, .. BranchConflict.Patterns(target.Branch), .. isAgain ? BranchConflict.SpellingPatterns(target.Branch) : []];
        if (target.BaseBranch is { } named)
        {
            asked.Add(BranchName.Reference(named));
        }

        var references = await repository.ListAsync(asked, cancellationToken);
        BranchConflict.Require(references, target.Branch, target.Remote);
        if (isAgain)
        {
            BranchConflict.RequireSpelling(references, target.Branch, target.Remote);
        }

        await repository.PrepareAsync(references.Format ?? target.FormatWhenEmpty, cancellationToken);
        var exists = references.Find(reference) is not null;
        var from = exists ? target.Branch : target.BaseBranch ?? references.DefaultBranch;
        if (!exists && references.IsEmpty && await repository.IsEmptyAsync(cancellationToken))
        {
            return new Start(null, TreeListing.Empty, BranchExists: false);
        }

        if (from is null || (!exists && target.BaseBranch is not null && references.Find(BranchName.Reference(from)) is null))
        {
            throw new GitException(
                GitFailure.NotFound, $"start the branch '{target.Branch}'", from is null ? "the remote names no default branch" : $"there is no branch '{from}'",
                target.Remote.Location, advice: "Name a base branch that exists.");
        }

        var commit = await repository.FetchAsync(from, depth, cancellationToken);
        var listing = await repository.ListTreeAsync(commit.TreeId, cancellationToken);
        await repository.FetchBlobsAsync(target.Needed(commit.Id, listing), cancellationToken);
        return new Start(commit, listing, exists);
    }

    private static CommitTip Tip(ScratchRepository repository, Start start, CancellationToken cancellationToken)
    {
        var tree = new GitTree(start.Listing, () => repository.OpenBlobs(cancellationToken));
        string message = start.Commit is null ? "" : repository.ReadCommit(start.Commit.Id, cancellationToken).Message;
        return new CommitTip(start.Commit?.Id, message, start.BranchExists, tree) { Gather = (paths, token) => repository.FetchFilesAsync(start.Listing, paths, token) };
    }

    private CommitText Text(GitTarget target, CommitProposal proposal) => new(
        proposal.FullMessage(), proposal.Author ?? target.Identity, proposal.Committer ?? target.Identity, timeProvider.GetUtcNow());

    private sealed record Start(GitCommit? Commit, TreeListing Listing, bool BranchExists);
}
