namespace GitOpsSets.Action.Forges.GitLab;

/// <summary>An account on the wire.</summary>
internal sealed record GitLabUser(string Username, long? Id = null);
