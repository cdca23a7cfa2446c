using GitOpsSets.Action.Git.Signing;

namespace GitOpsSets.Action.Git;

/// <summary>Commits with git, signed or not, and pushes.</summary>
/// <param name="key">What commits are signed with; null for not at all.</param>
/// <param name="searchPath">Where programs that sign are found.</param>
internal sealed class PushedLanding(SigningKey? key, string searchPath) : ICommitLanding, IDisposable
{
    private SigningRoom? _room;

    /// <summary>Without a signature.</summary>
    public static PushedLanding Unsigned { get; } = new(null, "");

    /// <inheritdoc/>
    public async Task<CommitLanding> LandAsync(ScratchRepository repository, CommitDraft draft, string branch, PushExpectation expectation, CancellationToken cancellationToken)
    {
        if (key is not null)
        {
            _room ??= await SigningRoom.OpenAsync(key, searchPath, cancellationToken);
        }

        var commit = await repository.CommitAsync(draft.Tree, draft.Parent, draft.Text, _room?.Signature, cancellationToken);
        return new CommitLanding(commit, await repository.PushAsync(commit, branch, expectation, cancellationToken));
    }

    public void Dispose() => _room?.Dispose();
}
