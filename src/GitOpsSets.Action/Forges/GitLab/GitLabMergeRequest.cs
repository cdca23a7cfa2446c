using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GitOpsSets.Action.Forges.GitLab;

/// <summary>
/// A merge request on the wire, with the members we read. A member without a default must be there, and what is not nullable must not be null:
/// <c>sha</c> is null until GitLab has prepared it, <c>author</c> for a deleted account, <c>source_project_id</c> for a deleted fork.
/// </summary>
internal sealed record GitLabMergeRequest(
    long Iid,
    string State,
    string Title,
    string SourceBranch,
    string? Sha,
    GitLabUser? Author,
    IReadOnlyList<JsonElement>? Labels,
    string? TargetBranch = null,
    bool? Draft = null,
    long? SourceProjectId = null,
    long? TargetProjectId = null,
    GitLabMergeRequest.Ends? DiffRefs = null,
    string? Description = null,
    string? WebUrl = null,
    IReadOnlyList<GitLabUser>? Reviewers = null,
    IReadOnlyList<GitLabUser>? Assignees = null)
{
    /// <summary>Whether it has what it must have.</summary>
    [JsonIgnore]
    public bool IsWhole => Iid > 0 && SourceBranch.Length > 0 && (Labels ?? []).All(static label => NameOf(label) is not null);

    /// <summary>The source commit; empty while GitLab does not tell it.</summary>
    [JsonIgnore]
    public string HeadSha => string.IsNullOrEmpty(Sha) ? DiffRefs?.HeadSha ?? "" : Sha;

    /// <summary>Names, in GitLab's order.</summary>
    [JsonIgnore]
    public ImmutableArray<string> LabelNames => [.. (Labels ?? []).Select(static label => NameOf(label) ?? "")];

    /// <summary>Whether its branch lives in another project.</summary>
    [JsonIgnore]
    public bool IsFork => SourceProjectId is null ? TargetProjectId is not null : TargetProjectId is { } target && SourceProjectId != target;

    /// <summary>Open merge requests, newest first as GitLab's own default order is (<see href="https://docs.gitlab.com/api/merge_requests/#list-project-merge-requests"/>).</summary>
    /// <param name="filter">More parameters, such as <c>&amp;labels=deploy</c>; empty for none.</param>
    public static ForgeListing<GitLabMergeRequest> Open(string filter) => new(
        string.Create(CultureInfo.InvariantCulture, $"merge_requests?state=opened{filter}&per_page={GitLabPaging.PageSize}"),
        static answer => ForgeJson.Read(answer, GitLabJson.Default.IReadOnlyListGitLabMergeRequest),
        static request => request.IsWhole,
        "a merge request without number, branch or readable labels",
        static request => request.Iid.ToString(CultureInfo.InvariantCulture))
    {
        Counts = static request => request.State == "opened",
    };

    // GitLab lists names, or objects where it is asked for details.
    private static string? NameOf(JsonElement label) => label.ValueKind switch
    {
        JsonValueKind.String => label.GetString(),
        JsonValueKind.Object => label.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null,
        _ => null,
    };

    /// <summary>The commits its difference lies between.</summary>
    internal sealed record Ends(string? HeadSha = null);
}
