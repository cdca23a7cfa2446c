namespace GitOpsSets.Action.Forges.GitHub;

/// <summary>A branch or a tag on the wire.</summary>
internal sealed record GitHubReference(string Name, GitHubReference.Tip Commit)
{
    /// <summary>What it leads to; of an annotated tag the commit behind it.</summary>
    internal sealed record Tip(string Sha);
}
