using System.Diagnostics;
using System.Text;
using GitOpsSets.Action.Trees;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Git;

/// <summary>Puts one commit on a remote branch, computed anew from the branch's tip as often as somebody else is quicker.</summary>
internal sealed class CommitPublisher(GitCommand git, TimeProvider timeProvider, Backoff backoff)
{
    private const int MaxAttempts = 10;
    private const int MaxReads = 4;
    private const int VerificationDepth = 32;
    private const int MaxCommitBytes = 1024 * 1024;

    /// <summary>Publishes what <paramref name="propose"/> makes of the tip.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="propose">Called again with the new tip after a lost race; it must not carry over what it read from an older one.</param>
    /// <param name="cancellationToken">A push under way is given a few seconds to finish.</param>
    /// <returns>The commit; null when the proposal changes nothing, in which case nothing was pushed.</returns>
    /// <exception cref="GitException">Nothing was published, or, when the remote cannot be asked any more, nobody knows.</exception>
    public async Task<PublishedCommit?> PublishAsync(
        GitTarget target, Func<CommitTip, CancellationToken, Task<CommitProposal>> propose, CancellationToken cancellationToken)
    {
        await using var repository = ScratchRepository.Create(git, target.Remote);
        PushOutcome outcome = new PushOutcome.LostRace("");
        PublishedCommit? pushed = null;
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var depth = attempt == 1 ? 1 : VerificationDepth;
            var start = await ReadAsync(() => FetchTipAsync(repository, target, depth, cancellationToken), cancellationToken);
            if (pushed is not null && start.BranchExists && await repository.TipContainsAsync(pushed.Commit, cancellationToken))
            {
                return pushed;
            }

            var proposal = await propose(Tip(repository, start, cancellationToken), cancellationToken);
            if (await repository.WriteTreeAsync(start.Commit?.TreeId, start.Listing, proposal.Changes, cancellationToken) is not { } tree)
            {
                return null;
            }

            var commit = await repository.CommitAsync(tree, start.Commit?.Id, Text(target, proposal), cancellationToken);
            pushed = new PublishedCommit(commit, tree, start.Commit?.Id, target.Branch, !start.BranchExists, attempt);
            outcome = await repository.PushAsync(commit, target.Branch, start.BranchExists ? new PushExpectation.Continues() : new PushExpectation.Absent(), cancellationToken);
            if (outcome is PushOutcome.Landed || (IsDoubtful(outcome, attempt) && await HasLandedAsync(repository, target, commit, cancellationToken)))
            {
                return pushed;
            }

            ThrowWhenFinal(target, outcome);
            if (attempt < MaxAttempts)
            {
                await backoff.WaitAsync(attempt, cancellationToken);
            }
        }

        throw GaveUp(target, outcome);
    }

    private static async Task<Start> FetchTipAsync(ScratchRepository repository, GitTarget target, int depth, CancellationToken cancellationToken)
    {
        var reference = BranchName.Reference(target.Branch);
        List<string> asked = [reference];
        if (target.BaseBranch is { } named)
        {
            asked.Add(BranchName.Reference(named));
        }

        var references = await repository.ListAsync(asked, cancellationToken);
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
        await repository.FetchBlobsAsync(GitTree.Needed(listing, target.Reads), cancellationToken);
        return new Start(commit, listing, exists);
    }

    private static CommitTip Tip(ScratchRepository repository, Start start, CancellationToken cancellationToken)
    {
        var tree = new GitTree(start.Listing, () => repository.OpenBlobs(cancellationToken));
        if (start.Commit is null)
        {
            return new CommitTip(null, "", start.BranchExists, tree);
        }

        var message = repository.OpenBlobs(cancellationToken).Read(start.Commit.Id, MaxCommitBytes) is FileReading.Content raw ? MessageOf(raw.Bytes.Span) : "";
        return new CommitTip(start.Commit.Id, message, start.BranchExists, tree);
    }

    // Header lines, an empty line, the message.
    private static string MessageOf(ReadOnlySpan<byte> commit)
    {
        var gap = commit.IndexOf("\n\n"u8);
        return gap < 0 ? "" : Encoding.UTF8.GetString(commit[(gap + 2)..]);
    }

    private CommitText Text(GitTarget target, CommitProposal proposal) => new(
        proposal.FullMessage(), proposal.Author ?? target.Identity, proposal.Committer ?? target.Identity, timeProvider.GetUtcNow());

    // A lost race can be one with ourselves: the HTTP library repeats a push whose answer was cut off. The next attempt looks at that; there is none after the last.
    private static bool IsDoubtful(PushOutcome outcome, int attempt) => outcome is PushOutcome.Unknown || (outcome is PushOutcome.LostRace && attempt == MaxAttempts);

    // The connection may have ended before or after the server moved the branch, and others may have built on our commit since.
    private async Task<bool> HasLandedAsync(ScratchRepository repository, GitTarget target, string commit, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(
                async () =>
                {
                    var reference = BranchName.Reference(target.Branch);
                    var references = await repository.ListAsync([reference], cancellationToken);
                    if (references.Find(reference) is not { } tip || tip == commit)
                    {
                        return references.Find(reference) == commit;
                    }

                    await repository.FetchAsync(target.Branch, VerificationDepth, cancellationToken);
                    return await repository.TipContainsAsync(commit, cancellationToken);
                },
                cancellationToken);
        }
        catch (GitException exception)
        {
            throw new GitException(
                exception.Failure, "learn whether the push landed", exception.Reason, target.Remote.Location, exception.ExitCode,
                $"Look at the branch '{target.Branch}': the commit {commit} may be there. Running again is safe.");
        }
    }

    private async Task<T> ReadAsync<T>(Func<Task<T>> read, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await read();
            }
            catch (GitException exception) when (exception.Failure == GitFailure.Unavailable && attempt < MaxReads)
            {
                await backoff.WaitAsync(attempt, cancellationToken);
            }
        }
    }

    private static void ThrowWhenFinal(GitTarget target, PushOutcome outcome)
    {
        var operation = $"push the branch '{target.Branch}'";
        switch (outcome)
        {
            case PushOutcome.Refused refused:
                throw new GitException(
                    GitFailure.Refused, operation, refused.Words, target.Remote.Location, exitCode: null,
                    "A rule of the repository declines it. Let this identity bypass the rule, or publish a pull request.");
            case PushOutcome.Unauthorized unauthorized:
                throw new GitException(
                    GitFailure.Unauthorized, operation, unauthorized.Words, target.Remote.Location, exitCode: null, GitDiagnosis.Read(unauthorized.Words).Advice);
        }
    }

    private static GitException GaveUp(GitTarget target, PushOutcome outcome)
    {
        var operation = $"push the branch '{target.Branch}'";
        return outcome switch
        {
            PushOutcome.LostRace race => new GitException(
                GitFailure.RaceLost, operation, FormattableString.Invariant($"other writers were quicker {MaxAttempts} times ({race.Summary})"), target.Remote.Location,
                advice: "Let the runs for this branch wait for each other (GitHub: a concurrency group)."),
            PushOutcome.Unknown unknown => new GitException(
                GitFailure.Unavailable, operation, unknown.Words, target.Remote.Location, advice: "Nothing was published. Try again later."),
            _ => throw new UnreachableException(),
        };
    }

    private sealed record Start(GitCommit? Commit, TreeListing Listing, bool BranchExists);
}
