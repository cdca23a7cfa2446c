namespace GitOpsSets.Action.Forges.GitLab;

/// <summary>A branch or a tag on the wire.</summary>
internal sealed record GitLabReference(string Name, GitLabReference.Tip Commit)
{
    /// <summary>What it leads to; of an annotated tag the commit behind it.</summary>
    internal sealed record Tip(string Id);
}
