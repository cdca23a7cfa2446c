using System.Diagnostics;
using System.Globalization;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Git;

namespace GitOpsSets.Action.Publishing;

/// <summary>
/// Lets the forge make the commit, so that it is shown as verified without a key of ours. Git brings the files, under a reference that nobody
/// looks at; then the forge makes the commit and moves the branch if it is where it was (specs/publishing.md §3.8).
/// </summary>
/// <param name="authority">The forge.</param>
/// <param name="clock">Dates the reference.</param>
/// <param name="nextToken">Yields names that nobody else has.</param>
internal sealed class VerifiedLanding(ICommitAuthority authority, TimeProvider clock, Func<string> nextToken) : ICommitLanding
{
    private const string Folder = "refs/gitopssets/";
    private static readonly TimeSpan Leftover = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public async Task<CommitLanding> LandAsync(ScratchRepository repository, CommitDraft draft, string branch, PushExpectation expectation, CancellationToken cancellationToken)
    {
        string carrier = await repository.CommitAsync(draft.Tree, draft.Parent, draft.Text, signature: null, cancellationToken);
        string reference = string.Create(CultureInfo.InvariantCulture, $"{Folder}{clock.GetUtcNow().ToUnixTimeSeconds()}-{nextToken()}");
        var brought = await repository.PushReferenceAsync(carrier, reference, new PushExpectation.Absent(), cancellationToken);
        if (brought is not PushOutcome.Landed)
        {
            return new CommitLanding(carrier, brought);
        }

        try
        {
            string commit = await authority.CommitAsync(draft.Tree, draft.Parent, draft.Text.Message, cancellationToken);
            var (before, mayRewind) = expectation switch
            {
                PushExpectation.Absent => ((string?)null, false),
                PushExpectation.At at => (at.Commit, true),
                _ => (draft.Parent, false),
            };
            return new CommitLanding(commit, OutcomeOf(await authority.MoveAsync(BranchName.Reference(branch), before, commit, mayRewind, cancellationToken)));
        }
        catch (ForgeException exception)
        {
            throw new GitException(GitFailure.Refused, "make a verified commit", exception.Reason, advice: exception.Advice.Length == 0 ? null : exception.Advice);
        }
        finally
        {
            await SweepAsync(repository, reference, carrier);
        }
    }

    private static PushOutcome OutcomeOf(ReferenceMove move) => move switch
    {
        ReferenceMove.Moved => new PushOutcome.Landed(),
        ReferenceMove.Stale stale => new PushOutcome.LostRace(stale.Words),
        ReferenceMove.Refused refused => new PushOutcome.Refused(refused.Words),
        ReferenceMove.Unknown unknown => new PushOutcome.Unknown(unknown.Words),
        _ => throw new UnreachableException(),
    };

    // Ours, and what runs that were killed left behind. It may not fail what has landed, nor be skipped when the run is cancelled.
    private async Task SweepAsync(ScratchRepository repository, string reference, string carrier)
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(20), clock);
        try
        {
            await repository.PushReferenceAsync(null, reference, new PushExpectation.At(carrier), soon.Token);
            var left = await repository.ListAsync([$"{Folder}*"], soon.Token);
            foreach (var (name, commit) in left.Ids.Where(one => IsLeftover(one.Key)).Take(10))
            {
                await repository.PushReferenceAsync(null, name, new PushExpectation.At(commit), soon.Token);
            }
        }
        catch (Exception exception) when (exception is GitException or OperationCanceledException)
        {
            // The next run finds it.
        }
    }

    private bool IsLeftover(string name) =>
        name.StartsWith(Folder, StringComparison.Ordinal)
        && long.TryParse(name[Folder.Length..].Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
        && clock.GetUtcNow().ToUnixTimeSeconds() - seconds > Leftover.TotalSeconds;
}
