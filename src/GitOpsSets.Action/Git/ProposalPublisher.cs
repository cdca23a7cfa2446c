using System.Diagnostics;
using GitOpsSets.Action.Trees;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Publishing;

namespace GitOpsSets.Action.Git;

/// <summary>
/// Keeps the branch of a pull request: always one commit on the base branch's tip, computed anew as often as somebody else is quicker, and left
/// alone when it says already what it should (specs/publishing.md §3.6).
/// </summary>
internal sealed class ProposalPublisher(GitCommand git, TimeProvider timeProvider, Backoff backoff, ICommitLanding landing)
{
    private readonly PatientReader _reader = new(backoff);

    /// <summary>Brings the branch up to date.</summary>
    /// <param name="target">Names the branch and its base; the base must exist.</param>
    /// <param name="overwritesForeign">Whether other people's commits on the branch may be dropped.</param>
    /// <param name="propose">Called again with the new state after a lost race; it must not carry over what it read from an older one. Null leaves all as it is.</param>
    /// <param name="settle">Does the rest once the branch is as it should be. What it is handed deletes the branch, unless that has moved.</param>
    /// <param name="cancellationToken">A push under way is given a few seconds to finish.</param>
    /// <exception cref="GitException">Nothing was published, or, when the remote cannot be asked any more, nobody knows.</exception>
    public async Task<T> PublishAsync<T>(
        GitTarget target,
        bool overwritesForeign,
        Func<ProposalTip, CancellationToken, Task<CommitProposal?>> propose,
        Func<BranchChange, Func<Task<bool>>, CancellationToken, Task<T>> settle,
        CancellationToken cancellationToken)
    {
        await using var repository = await ScratchRepository.CreateAsync(git, target.Remote, cancellationToken);
        PushOutcome outcome = new PushOutcome.LostRace("");
        for (var attempt = 1; attempt <= PushVerdict.MaxAttempts; attempt++)
        {
            var start = await _reader.ReadAsync(() => ReadAsync(repository, target, isAgain: attempt > 1, cancellationToken), cancellationToken);
            var proposal = await propose(Tip(repository, start, cancellationToken), cancellationToken);
            var step = Step(repository, start, proposal, overwritesForeign);
            var change = new BranchChange(step, start.Branch?.Commit.Id, HasMoved: false);
            if (step == ProposalStep.Push)
            {
                (var commit, outcome) = await PushAsync(repository, target, start, proposal!, cancellationToken);
                var hasLanded = outcome is PushOutcome.Landed
                    || (PushVerdict.IsDoubtful(outcome, attempt) && await new LandingCheck(_reader).HasLandedAsync(repository, target, commit, cancellationToken));
                change = hasLanded ? new BranchChange(step, commit, HasMoved: true) : null;
            }

            if (change is not null)
            {
                return await settle(change, () => DeleteAsync(repository, target, change.Commit, cancellationToken), cancellationToken);
            }

            PushVerdict.ThrowWhenFinal(target, outcome);
            if (attempt < PushVerdict.MaxAttempts)
            {
                await backoff.WaitAsync(attempt, cancellationToken);
            }
        }

        throw PushVerdict.GaveUp(target, outcome);
    }

    private static async Task<Start> ReadAsync(ScratchRepository repository, GitTarget target, bool isAgain, CancellationToken cancellationToken)
    {
        string head = BranchName.Reference(target.Branch);
        string trunk = BranchName.Reference(target.BaseBranch!);
        var references = await repository.ListAsync([head, trunk, .. BranchConflict.Patterns(target.Branch), .. isAgain ? BranchConflict.SpellingPatterns(target.Branch) : []], cancellationToken);
        BranchConflict.Require(references, target.Branch, target.Remote);
        if (isAgain)
        {
            BranchConflict.RequireSpelling(references, target.Branch, target.Remote);
        }

        if (references.DefaultBranch == target.Branch)
        {
            throw new GitException(
                GitFailure.Forbidden, $"propose from the branch '{target.Branch}'", "it is the repository's default branch", target.Remote.Location,
                advice: "Name another branch: it is overwritten and deleted as need be.");
        }

        if (references.Find(trunk) is null)
        {
            throw new GitException(
                GitFailure.NotFound, $"propose a change of the branch '{target.BaseBranch}'", "there is no such branch", target.Remote.Location, advice: "Name a base branch that exists.");
        }

        await repository.PrepareAsync(references.Format ?? target.FormatWhenEmpty, cancellationToken);
        var commit = await repository.FetchAsync(target.BaseBranch!, 1, cancellationToken);
        var listing = await repository.ListTreeAsync(commit.TreeId, cancellationToken);
        await repository.FetchBlobsAsync(target.Needed(commit.Id, listing), cancellationToken);
        var branch = references.Find(head) is null ? null : await ProposedBranchReader.ReadAsync(repository, target, commit, cancellationToken);
        return new Start(commit, listing, branch);
    }

    private static ProposalTip Tip(ScratchRepository repository, Start start, CancellationToken cancellationToken)
    {
        IFileTree TreeOf(TreeListing listing) => new GitTree(listing, () => repository.OpenBlobs(cancellationToken));
        return new ProposalTip(
            start.Commit.Id,
            TreeOf(start.Listing),
            start.Branch is { IsOurs: true } waiting ? TreeOf(waiting.Start) : null,
            start.Branch is { IsOurs: true } proposed ? TreeOf(proposed.Listing) : null)
        {
            Gather = (paths, token) => repository.FetchFilesAsync(start.Listing, paths, token),
        };
    }

    private static ProposalStep Step(ScratchRepository repository, Start start, CommitProposal? proposal, bool overwritesForeign)
    {
        if (proposal is null)
        {
            return start.Branch is null ? ProposalStep.Nothing : ProposalStep.Keep;
        }

        var delta = TreeDelta.Of(start.Listing, proposal.Changes, repository.Format);
        bool isSame = start.Branch is { } branch
            && (branch.Delta.IsSameAs(delta, proposal.Incidental) || TreeDelta.Between(start.Listing, branch.Listing).IsSameAs(delta, proposal.Incidental));
        return new ProposalState(start.Branch is not null, start.Branch is { IsOurs: false }, delta.IsEmpty, isSame).Step(overwritesForeign);
    }

    private async Task<CommitLanding> PushAsync(ScratchRepository repository, GitTarget target, Start start, CommitProposal proposal, CancellationToken cancellationToken)
    {
        string tree = await repository.WriteTreeAsync(start.Commit.TreeId, start.Listing, proposal.Changes, cancellationToken) ?? throw new UnreachableException();
        string digest = TreeDelta.Of(start.Listing, proposal.Changes, repository.Format).Digest;
        var marked = proposal with
        {
            Trailers = [new(ProposedBranchReader.BaseTrailer, start.Commit.Id), new(ProposedBranchReader.ContentTrailer, digest), .. proposal.Trailers],
        };
        var text = new CommitText(marked.FullMessage(), proposal.Author ?? target.Identity, proposal.Committer ?? target.Identity, timeProvider.GetUtcNow());
        PushExpectation expectation = start.Branch is { } branch ? new PushExpectation.At(branch.Commit.Id) : new PushExpectation.Absent();
        return await landing.LandAsync(repository, new CommitDraft(tree, start.Commit.Id, text), target.Branch, expectation, cancellationToken);
    }

    // False when the branch is no longer what was looked at: then it is somebody's, or the next run's.
    private static async Task<bool> DeleteAsync(ScratchRepository repository, GitTarget target, string? commit, CancellationToken cancellationToken)
    {
        if (commit is null)
        {
            return true;
        }

        var outcome = await repository.PushAsync(null, target.Branch, new PushExpectation.At(commit), cancellationToken);
        if (outcome is PushOutcome.Landed)
        {
            return true;
        }

        PushVerdict.ThrowWhenFinal(target, outcome);
        string head = BranchName.Reference(target.Branch);
        return (await repository.ListAsync([head], cancellationToken)).Find(head) is null;
    }

    private sealed record Start(GitCommit Commit, TreeListing Listing, ProposedBranch? Branch);
}
