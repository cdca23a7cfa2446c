namespace GitOpsSets.Action.Forges.Gitea;

/// <summary>A repository on the wire: read only to learn that it answers.</summary>
internal sealed record GiteaRepository(long Id, string FullName);
