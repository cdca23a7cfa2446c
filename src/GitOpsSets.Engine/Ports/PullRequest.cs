using System.Collections.Immutable;

namespace GitOpsSets.Engine.Ports;

/// <summary>An open pull request. Title, branch, author and labels are outsiders' text.</summary>
/// <param name="Number">At least 1.</param>
/// <param name="Title">As written.</param>
/// <param name="Author">Login; empty when the account is gone.</param>
/// <param name="HeadBranch">The source branch, without <c>refs/heads/</c>.</param>
/// <param name="HeadSha">The source commit.</param>
/// <param name="BaseBranch">The target branch.</param>
/// <param name="Labels">Names, in the forge's order.</param>
/// <param name="HeadRepository">Full name of the source repository; empty when it was deleted.</param>
/// <param name="CloneUrl">HTTPS clone URL of the source repository; empty when it was deleted.</param>
/// <param name="CloneSshUrl">SSH clone URL of the source repository; empty when it was deleted.</param>
public sealed record PullRequest(
    long Number,
    string Title,
    string Author,
    string HeadBranch,
    string HeadSha,
    string BaseBranch,
    ImmutableArray<string> Labels,
    string HeadRepository,
    string CloneUrl,
    string CloneSshUrl)
{
    /// <summary>Whether it is marked as not ready for review.</summary>
    public bool IsDraft { get; init; }

    /// <summary>The forge's own number of the source repository where its name and URLs take a second question; else empty.</summary>
    public string HeadRepositoryId { get; init; } = "";

    /// <summary>Whether its branch lives in another repository, as far as the forge says.</summary>
    public bool IsFork { get; init; }
}
