namespace GitOpsSets.Action.Forges.GitLab;

/// <summary>How GitLab declines pushes (<see href="https://docs.gitlab.com/user/project/repository/branches/protected/"/>).</summary>
internal static class GitLabPushes
{
    private const string Needed = "the scope write_repository and at least the role Developer in this project";

    /// <summary>Its words.</summary>
    public static PushAdvice Advice { get; } = new(
        Needed,
        [
            new("force push code to a protected branch", "A refresh replaces the branch's one commit: switch on 'Allowed to force push' for it (Settings, Repository, Protected branches), or name a branch that is not protected"),
            new("protected branch", "The branch is protected: add the user of the token to 'Allowed to push and merge' (Settings, Repository, Protected branches), or use publish: pull-request with a branch that is not"),
            new("not allowed to push code to this project", $"The token may not write, or the project is archived: it needs {Needed}; a job's own CI_JOB_TOKEN may push only where Settings, CI/CD, Job token permissions says so"),
            new("read-only", "GitLab takes no pushes at the moment: try again later"),
            new("GitLab: ", "A push rule declines it (Settings, Repository, Push rules): meet it with commit-message, author, committer or sign, or exempt the user of the token"),
        ]);
}
