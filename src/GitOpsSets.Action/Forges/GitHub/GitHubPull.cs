using System.Globalization;
using System.Text.Json.Serialization;

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
    bool? Draft = null,
    string? Body = null,
    string? HtmlUrl = null,
    string? NodeId = null)
{
    /// <summary>Whether it comes from another repository, a deleted one included.</summary>
    [JsonIgnore]
    public bool IsFork => (Head.Repo, Base.Repo) switch
    {
        (null, _) => true,
        (_, null) => false,
        ({ Id: { } headId }, { Id: { } targetId }) => headId != targetId,
        var (head, target) => !string.Equals(head.FullName, target.FullName, StringComparison.OrdinalIgnoreCase),
    };

    /// <summary>Open pull requests, newest first as GitHub's own default order is (<see href="https://docs.github.com/rest/pulls/pulls#list-pull-requests"/>).</summary>
    /// <param name="filter">More parameters, such as <c>&amp;head=acme:main</c>; empty for none.</param>
    public static ForgeListing<GitHubPull> Open(string filter) => new(
        $"pulls?state=open&per_page=100{filter}",
        static answer => ForgeJson.Read(answer, GitHubJson.Default.IReadOnlyListGitHubPull),
        static pull => pull is { Number: > 0, Head: { Ref.Length: > 0, Sha.Length: > 0 } },
        "a pull request without number, branch or commit",
        static pull => pull.Number.ToString(CultureInfo.InvariantCulture))
    {
        Counts = static pull => pull.State == "open",
    };

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
