namespace GitOpsSets.Action.Forges.AzureDevOps;

/// <summary>Finds the repository on Azure DevOps that a run publishes to.</summary>
internal static class AzureDevOpsHome
{
    /// <summary>The forge, as one that is published to.</summary>
    public static PublishingForge Forge { get; } = new(Has, Of, AzureDevOpsPushes.Advice);

    /// <summary>The repository that a remote is; null when it is none of Azure DevOps', or there is no token for it.</summary>
    public static HomeRepository? Of(ForgeHttp http, ForgeRemote remote)
    {
        if (!Has(remote)
            || Authorization(remote) is not { } authorization
            || AzureDevOpsAddress.Of(remote) is not { } address)
        {
            return null;
        }

        return new HomeRepository(new AzureDevOpsPublisher(http, AzureDevOpsClient.At(http, address, authorization), address), Commits: null);
    }

    private static bool Has(ForgeRemote remote) => remote.IsOf(AzureDevOpsForge.Name, "dev.azure.com", "ssh.dev.azure.com", "vs-ssh.visualstudio.com") || IsOfItsShape(remote);

    // No other forge has such a path.
    private static bool IsOfItsShape(ForgeRemote remote) =>
        remote.Named.Length == 0 && remote.Address?.AbsolutePath.Contains("/_git/", StringComparison.Ordinal) == true;

    // A pipeline's own token (System.AccessToken) and those of Microsoft Entra are bearer tokens; personal ones are passwords.
    private static ForgeAuthorization? Authorization(ForgeRemote remote) => remote.Token.IsJsonWebToken
        ? ForgeAuthorization.Bearer(remote.Token)
        : ForgeAuthorization.Password(remote.Token);
}
