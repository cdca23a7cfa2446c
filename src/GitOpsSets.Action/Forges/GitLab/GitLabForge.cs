namespace GitOpsSets.Action.Forges.GitLab;

/// <summary>GitLab: gitlab.com, and servers of one's own.</summary>
internal static class GitLabForge
{
    /// <summary>As definitions, the input <c>forge</c> and CI hosts have it.</summary>
    public const string Name = "gitlab";

    /// <summary>The forge.</summary>
    public static ForgeDescriptor Descriptor { get; } = new(Name, Connect)
    {
        Publishing = GitLabHome.Forge,
        TokenVariables = [new("GITLAB_TOKEN", "CI_SERVER_URL", "https://gitlab.com")],
        GitUser = GitLabTokens.UserOf,
    };

    private static ForgeAdapters Connect(ForgeSurroundings around) => new(new GitLabMergeRequests(around.Http, around.Tokens), new GitLabReferences(around.Http, around.Tokens));
}
