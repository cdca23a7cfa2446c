namespace GitOpsSets.Action.Forges.Gitea;

/// <summary>A tag on the wire.</summary>
internal sealed record GiteaTag(string Name, GiteaTag.Target Commit)
{
    /// <summary>The commit; of an annotated tag the one behind it.</summary>
    internal sealed record Target(string Sha);
}
