namespace GitOpsSets.Action.Forges.GitLab;

/// <summary>A project on the wire.</summary>
internal sealed record GitLabProject(long Id, string PathWithNamespace, string? HttpUrlToRepo = null, string? SshUrlToRepo = null);
