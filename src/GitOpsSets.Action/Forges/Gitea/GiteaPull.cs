using System.Globalization;
using System.Text.Json.Serialization;

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
    bool? Draft = null,
    string? Body = null,
    string? HtmlUrl = null)
{
    /// <summary>Open pull requests, newest first as Gitea's own default order is. A server may cut pages shorter than asked (MAX_RESPONSE_ITEMS).</summary>
    public static ForgeListing<GiteaPull> Open { get; } = new(
        "pulls?state=open&limit=100&page=1",
        static answer => ForgeJson.Read(answer, GiteaJson.Default.IReadOnlyListGiteaPull),
        static pull => pull.IsWhole,
        "a pull request without number, branch or commit",
        static pull => pull.Number.ToString(CultureInfo.InvariantCulture))
    {
        Counts = static pull => pull.State == "open",
    };

    /// <summary>Whether it has what it must have.</summary>
    [JsonIgnore]
    public bool IsWhole => this is { Number: > 0, Head: { Ref.Length: > 0, Sha.Length: > 0 } };

    /// <summary>Who opened it.</summary>
    internal sealed record Account(string Login);

    /// <summary>A label.</summary>
    internal sealed record Label(string Name);

    /// <summary>Either end.</summary>
    internal sealed record Branch(string Ref, string Sha, long? RepoId = null, Repository? Repo = null);

    /// <summary>The repository at either end.</summary>
    internal sealed record Repository(string FullName, string? CloneUrl = null, string? SshUrl = null);
}
