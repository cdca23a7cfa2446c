namespace GitOpsSets.Action.Forges.Gitea;

/// <summary>Finds the repository on Gitea or Forgejo that a run publishes to.</summary>
internal static class GiteaHome
{
    /// <summary>The forge, as one that is published to.</summary>
    public static PublishingForge Forge { get; } = new(Has, Of, GiteaPushes.Advice);

    /// <summary>The repository that a remote is; null when it is none of Gitea's, or there is no token for it.</summary>
    public static HomeRepository? Of(ForgeHttp http, ForgeRemote remote)
    {
        if (!Has(remote)
            || remote.Server is not { } server
            || GiteaForge.HeaderOf(remote.Token) is not { } authorization
            || remote.Path.Split('/') is not [{ Length: > 0 }, { Length: > 0 }])
        {
            return null;
        }

        string root = remote.Api?.GetLeftPart(UriPartial.Path) ?? $"{server.GetLeftPart(UriPartial.Path).TrimEnd('/')}/api/v1";
        return new HomeRepository(new GiteaPublisher(http, GiteaClient.At(http, new Uri($"{root.TrimEnd('/')}/"), remote.Path, authorization)), Commits: null);
    }

    private static bool Has(ForgeRemote remote) => remote.IsOf(GiteaForge.Name, "gitea.com", "codeberg.org");
}
