using System.Buffers;

namespace GitOpsSets.Action.Git;

/// <summary>The rules of `git check-ref-format --branch`.</summary>
internal static class BranchName
{
    private static readonly SearchValues<char> Refused = SearchValues.Create(" ~^:?*[\\\x7f");

    /// <summary>The full name of a branch's reference.</summary>
    /// <exception cref="GitException">Git would not take the name.</exception>
    public static string Reference(string branch) =>
        IsValid(branch) ? $"refs/heads/{branch}" : throw new GitException(GitFailure.Forbidden, "use the branch", "its name is not one that git accepts");

    public static bool IsValid(string branch) =>
        branch.Length is > 0 and <= 250
        && branch[0] != '-'
        && branch != "HEAD"
        && branch[^1] != '.'
        && !branch.Contains("..", StringComparison.Ordinal)
        && !branch.Contains("@{", StringComparison.Ordinal)
        && !branch.AsSpan().ContainsAny(Refused)
        && !branch.Any(char.IsControl)
        && branch.Split('/').All(IsValidComponent);

    private static bool IsValidComponent(string component) =>
        component.Length > 0 && component[0] != '.' && !component.EndsWith(".lock", StringComparison.Ordinal);
}
