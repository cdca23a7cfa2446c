namespace GitOpsSets.Action.Forges.Gitea;

/// <summary>A repository on the wire: read to learn that it answers, and how it is merged into.</summary>
internal sealed record GiteaRepository(long Id, string FullName, string? DefaultMergeStyle = null);
