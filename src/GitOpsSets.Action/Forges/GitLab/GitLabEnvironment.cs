namespace GitOpsSets.Action.Forges.GitLab;

/// <summary>An environment on the wire. Its state is <c>available</c>, <c>stopping</c> or <c>stopped</c>.</summary>
internal sealed record GitLabEnvironment(long Id, string Name, string State, string? Slug = null);
