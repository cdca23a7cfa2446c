namespace GitOpsSets.Action.Forges.GitHub;

/// <summary>
/// A pull request on the wire, with the members we read. A member without a default must be there, and what is not nullable must not be null;
/// <c>user</c> is null for a deleted account and <c>head.repo</c> for a deleted fork, whatever the API description says.
/// </summary>
internal sealed record GitHubPull(
    long Number,
    string State,
    string Title,
    GitHubPull.Account? User,
    IReadOnlyList<GitHubPull.Label?> Labels,
    GitHubPull.Source Head,
    GitHubPull.Target Base,
    bool? Draft = null)
{
    /// <summary>Who opened it.</summary>
    internal sealed record Account(string Login);

    /// <summary>A label; ancient ones have no name.</summary>
    internal sealed record Label(string? Name = null);

    /// <summary>Where it comes from.</summary>
    internal sealed record Source(string Ref, string Sha, Repository? Repo);

    /// <summary>Where it wants to go.</summary>
    internal sealed record Target(string Ref, Repository? Repo = null);

    /// <summary>A repository at either end.</summary>
    internal sealed record Repository(string FullName, long? Id = null, string? CloneUrl = null, string? SshUrl = null);
}
