using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Git;

/// <summary>What the next proposal is made from.</summary>
/// <param name="Commit">The tip of the base branch.</param>
/// <param name="Tree">Its files; to be read while the proposal is computed, not later.</param>
/// <param name="Start">The files that the waiting proposal was made from; null when none of ours waits.</param>
/// <param name="Proposed">The files of the waiting proposal; null when none of ours waits.</param>
internal sealed record ProposalTip(string Commit, IFileTree Tree, IFileTree? Start, IFileTree? Proposed)
{
    /// <summary>Brings the contents of files of the base branch near: see <see cref="Engine.Publishing.PublicationTip.Gather"/>.</summary>
    public required Func<IReadOnlyCollection<string>, CancellationToken, Task> Gather { get; init; }
}
