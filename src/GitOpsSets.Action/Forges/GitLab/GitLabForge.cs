namespace GitOpsSets.Action.Forges.GitLab;

/// <summary>GitLab: gitlab.com, and servers of one's own.</summary>
internal static class GitLabForge
{
    /// <summary>The forge.</summary>
    public static ForgeDescriptor Descriptor { get; } = new("gitlab", Connect)
    {
        Publishing = GitLabHome.Forge,
        TokenVariables = [new("GITLAB_TOKEN", "CI_SERVER_URL", "https://gitlab.com")],
        GitUser = GitLabTokens.UserOf,
    };

    private static ForgeAdapters Connect(ForgeSurroundings around) => new(new GitLabMergeRequests(around.Http, around.Tokens), new GitLabReferences(around.Http, around.Tokens));
}
