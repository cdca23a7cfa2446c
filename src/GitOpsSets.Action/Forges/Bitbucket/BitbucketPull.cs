using System.Text.Json.Serialization;

namespace GitOpsSets.Action.Forges.Bitbucket;

/// <summary>
/// A pull request on the wire, with the members we read. A member without a default must be there, and what is not nullable must not be null.
/// Bitbucket knows no labels of pull requests.
/// </summary>
internal sealed record BitbucketPull(
    long Id,
    string State,
    string Title,
    BitbucketPull.Reference FromRef,
    BitbucketPull.Reference ToRef,
    BitbucketPull.Participant? Author = null,
    bool? Draft = null)
{
    /// <summary>Whether it has what it must have.</summary>
    [JsonIgnore]
    public bool IsWhole => this is { Id: > 0, FromRef: { DisplayId.Length: > 0, LatestCommit.Length: > 0 } };

    /// <summary>Whether it comes from another repository.</summary>
    [JsonIgnore]
    public bool IsFork => FromRef.Repository.Id != ToRef.Repository.Id;

    /// <summary>Either end.</summary>
    internal sealed record Reference(string DisplayId, BitbucketRepository Repository, string? LatestCommit = null);

    /// <summary>Who takes part.</summary>
    internal sealed record Participant(Account User);

    /// <summary>An account.</summary>
    internal sealed record Account(string Name);
}
