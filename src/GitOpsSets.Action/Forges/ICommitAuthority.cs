namespace GitOpsSets.Action.Forges;

/// <summary>A forge that makes commits in its own name, which it then shows as verified. Every member may throw <see cref="ForgeException"/>.</summary>
internal interface ICommitAuthority
{
    /// <summary>Makes a commit of a tree that the repository holds.</summary>
    /// <param name="tree">The tree's object name.</param>
    /// <param name="parent">The commit it continues; null for none.</param>
    /// <param name="message">The whole message.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The commit's object name; no branch knows it yet.</returns>
    Task<string> CommitAsync(string tree, string? parent, string message, CancellationToken cancellationToken);

    /// <summary>Moves a reference, if it is where it was.</summary>
    /// <param name="reference">Its full name.</param>
    /// <param name="before">Where it must be; null for "there must be none".</param>
    /// <param name="after">Where it shall be.</param>
    /// <param name="mayRewind">Whether <paramref name="after"/> need not continue <paramref name="before"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<ReferenceMove> MoveAsync(string reference, string? before, string after, bool mayRewind, CancellationToken cancellationToken);
}
