namespace GitOpsSets.Action.Forges.Gitea;

/// <summary>A branch on the wire.</summary>
internal sealed record GiteaBranch(string Name, GiteaBranch.Tip Commit)
{
    /// <summary>What it leads to.</summary>
    internal sealed record Tip(string Id);
}
