namespace GitOpsSets.Action.Forges.GitLab;

/// <summary>Finds the GitLab project that a run publishes to.</summary>
internal static class GitLabHome
{
    /// <summary>The forge, as one that is published to.</summary>
    public static PublishingForge Forge { get; } = new(Has, Of, GitLabPushes.Advice);

    /// <summary>The project that a remote is; null when it is none of GitLab's, or there is no token for it.</summary>
    public static HomeRepository? Of(ForgeHttp http, ForgeRemote remote)
    {
        if (!Has(remote)
            || remote.Server is not { } server
            || GitLabTokens.HeaderOf(remote.Token.IsEmpty ? null : new ForgeToken(remote.Token)) is not { } authorization
            || remote.Path.Split('/') is not [{ Length: > 0 }, .., { Length: > 0 }])
        {
            return null;
        }

        var client = new GitLabClient(http, GitLabApi.RootOf(remote.Api ?? server), remote.Path, authorization, tls: null);
        return new HomeRepository(new GitLabPublisher(http, client), Commits: null);
    }

    private static bool Has(ForgeRemote remote) => remote.IsOf(GitLabForge.Name, "gitlab.com");
}
