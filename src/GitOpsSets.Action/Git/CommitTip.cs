using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Git;

/// <summary>What the next commit continues.</summary>
/// <param name="Commit">Null when the remote is empty.</param>
/// <param name="Message">The message of that commit, trailers included; empty when there is none.</param>
/// <param name="BranchExists">False when the commit is that of the base branch and the branch is going to be made.</param>
/// <param name="Tree">The files of the commit; to be read while the proposal is computed, not later.</param>
internal sealed record CommitTip(string? Commit, string Message, bool BranchExists, IFileTree Tree)
{
    /// <summary>Brings the contents of files near: see <see cref="Engine.Publishing.PublicationTip.Gather"/>.</summary>
    public required Func<IReadOnlyCollection<string>, CancellationToken, Task> Gather { get; init; }
}
