namespace GitOpsSets.Action.Forges.Gitea;

/// <summary>How Gitea and Forgejo decline pushes (<see href="https://docs.gitea.com/usage/access-control/protected-branches"/>).</summary>
internal static class GiteaPushes
{
    private const string Needed = "the scope 'write:repository', of a user who may write to this repository";

    /// <summary>Their words.</summary>
    public static PushAdvice Advice { get; } = new(
        Needed,
        [
            new("force-push to protected branch", "A refresh replaces the branch's one commit: let the user of the token force-push to it (Settings, Branches), or name a branch that is not protected"),
            new("protected branch", "Add the user of the token to those who may push to the branch (Settings, Branches), or use publish: pull-request with a branch that is not protected"),
            new("permission denied for writing", $"The token may read, but not write: it needs {Needed}"),
            new("repo is archived", "The repository is archived: unarchive it in its settings, or name another one in target-repository"),
            new("mirror repository is read-only", "The repository is a mirror: publish to the one it mirrors"),
        ]);
}
