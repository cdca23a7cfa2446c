namespace GitOpsSets.Action.Forges.GitHub;

/// <summary>Finds the GitHub repository that a run publishes to.</summary>
internal static class GitHubHome
{
    /// <summary>The forge, as one that is published to.</summary>
    public static PublishingForge Forge { get; } = new(Has, Of, GitHubPushes.Advice);

    /// <summary>The repository that a remote is; null when it is none of GitHub's, or there is no token for it.</summary>
    public static HomeRepository? Of(ForgeHttp http, ForgeRemote remote)
    {
        if (!Has(remote)
            || remote.Server is not { } server
            || ForgeAuthorization.Bearer(remote.Token) is not { } authorization
            || remote.Path.Split('/') is not [{ Length: > 0 }, { Length: > 0 }])
        {
            return null;
        }

        var api = GitHubApi.RootOf(server.IdnHost == "ssh.github.com" ? new Uri("https://github.com") : server, remote.Home);
        return new HomeRepository(new GitHubPublisher(http, api, remote.Path, authorization), new GitHubCommits(http, api, remote.Path, authorization));
    }

    private static bool Has(ForgeRemote remote) => remote.IsOf(GitHubForge.Name, "github.com", "ssh.github.com");
}
