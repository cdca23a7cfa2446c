namespace GitOpsSets.Action.Forges.Gitea;

/// <summary>
/// A pull request on the wire, with the members we read. A member without a default must be there, and what is not nullable must not be null;
/// <c>labels</c> is null in old versions where there are none, and <c>head.repo</c> for a deleted fork.
/// </summary>
internal sealed record GiteaPull(
    long Number,
    string State,
    string Title,
    GiteaPull.Account? User,
    IReadOnlyList<GiteaPull.Label>? Labels,
    GiteaPull.Branch Head,
    GiteaPull.Branch Base,
    bool? Draft = null)
{
    /// <summary>Who opened it.</summary>
    internal sealed record Account(string Login);

    /// <summary>A label.</summary>
    internal sealed record Label(string Name);

    /// <summary>Either end.</summary>
    internal sealed record Branch(string Ref, string Sha, long? RepoId = null, Repository? Repo = null);

    /// <summary>The repository at either end.</summary>
    internal sealed record Repository(string FullName, string? CloneUrl = null, string? SshUrl = null);
}
