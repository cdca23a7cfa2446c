using System.Text.Json.Serialization;

namespace GitOpsSets.Action.Forges.GitHub;

/// <summary>A repository on the wire, with the members we read. How it may be merged into is told to those who may write.</summary>
internal sealed record GitHubRepository(
    long Id, string FullName, string? NodeId = null, bool? AllowMergeCommit = null, bool? AllowSquashMerge = null)
{
    /// <summary>The first way of merging that is allowed, as GraphQL's <c>PullRequestMergeMethod</c> names it.</summary>
    [JsonIgnore]
    public string MergeMethod => AllowMergeCommit != false ? "MERGE" : AllowSquashMerge != false ? "SQUASH" : "REBASE";
}
