namespace GitOpsSets.Action.Forges.Gitea;

/// <summary>A label that a repository or its organisation has, on the wire.</summary>
internal sealed record GiteaLabel(long Id, string Name);
