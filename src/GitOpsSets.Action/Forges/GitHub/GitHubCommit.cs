namespace GitOpsSets.Action.Forges.GitHub;

/// <summary>A commit on the wire, with the members we read.</summary>
internal sealed record GitHubCommit(string Sha, GitHubCommit.Reference Tree, GitHubCommit.Signature Verification)
{
    /// <summary>An object by name.</summary>
    internal sealed record Reference(string Sha);

    /// <summary>Whether GitHub shows it as verified.</summary>
    internal sealed record Signature(bool Verified, string Reason);
}
