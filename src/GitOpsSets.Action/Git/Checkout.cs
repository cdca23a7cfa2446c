using System.Collections.Immutable;

namespace GitOpsSets.Action.Git;

/// <summary>What a folder with a repository says of itself.</summary>
/// <param name="Root">The top folder of the work tree.</param>
/// <param name="HeadCommit">Null before the first commit.</param>
/// <param name="Branch">The short name; null when HEAD is detached, as it is for tags and pull requests.</param>
/// <param name="Format">How it names its objects.</param>
/// <param name="IsShallow">Whether older commits are cut off.</param>
/// <param name="Remotes">The remotes whose address we can use, sorted by name; user names and passwords are taken out of the addresses.</param>
internal sealed record Checkout(
    string Root, string? HeadCommit, string? Branch, ObjectFormat Format, bool IsShallow, ImmutableArray<CheckoutRemote> Remotes)
{
    /// <summary>Who works here, as git's configuration has it; null when it names nobody, or was not asked.</summary>
    public GitIdentity? User { get; init; }

    /// <summary>The remote that the repository came from: origin, or the only one, or null.</summary>
    public GitRemote? Origin =>
        Remotes.FirstOrDefault(remote => remote.Name == "origin")?.Address ?? (Remotes.Length == 1 ? Remotes[0].Address : null);
}
