using System.Diagnostics.CodeAnalysis;

namespace GitOpsSets.Action.Forges.AzureDevOps;

/// <summary>
/// A pull request on the wire, with the members we read. Most may be missing, for example while its merge is still being computed, or when it is
/// long done: an active one counts only when it <see cref="IsWhole"/>.
/// </summary>
internal sealed record AzureDevOpsPull(
    long PullRequestId,
    string? Status = null,
    string? Title = null,
    string? SourceRefName = null,
    string? TargetRefName = null,
    AzureDevOpsPull.Identity? CreatedBy = null,
    AzureDevOpsPull.Commit? LastMergeSourceCommit = null,
    IReadOnlyList<AzureDevOpsLabel>? Labels = null,
    bool? IsDraft = null,
    AzureDevOpsPull.Fork? ForkSource = null,
    AzureDevOpsPull.Home? Repository = null,
    string? Description = null)
{
    /// <summary>Whether everything is there that an element is made of.</summary>
    [MemberNotNullWhen(true, nameof(Title), nameof(SourceRefName), nameof(CreatedBy), nameof(LastMergeSourceCommit))]
    public bool IsWhole => this is { PullRequestId: > 0, Title: not null, SourceRefName.Length: > 0, CreatedBy.DisplayName: not null, LastMergeSourceCommit.CommitId.Length: > 0 };

    /// <summary>Who opened it.</summary>
    internal sealed record Identity(string? DisplayName = null, string? Id = null, string? UniqueName = null);

    /// <summary>The commit it proposes.</summary>
    internal sealed record Commit(string? CommitId = null);

    /// <summary>Where it comes from when that is another repository.</summary>
    internal sealed record Fork(Home? Repository = null);

    /// <summary>A repository at either end.</summary>
    internal sealed record Home(string? Name = null, string? RemoteUrl = null, string? SshUrl = null);
}
