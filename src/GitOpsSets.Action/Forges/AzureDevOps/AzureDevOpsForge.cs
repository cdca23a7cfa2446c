namespace GitOpsSets.Action.Forges.AzureDevOps;

/// <summary>Azure DevOps, in the cloud or as a server.</summary>
internal static class AzureDevOpsForge
{
    /// <summary>As definitions, the input <c>forge</c> and CI hosts have it.</summary>
    public const string Name = "azuredevops";

    /// <summary>The forge. All organisations of the cloud have one server: a pipeline's own token is not for it, but for its organisation.</summary>
    public static ForgeDescriptor Descriptor { get; } = new(Name, Connect)
    {
        Publishing = AzureDevOpsHome.Forge,
        TokenVariables = [new("AZURE_DEVOPS_EXT_PAT", "", "https://dev.azure.com")],
        IsShared = true,
    };

    private static ForgeAdapters Connect(ForgeSurroundings around)
    {
        var organisation = AzureDevOpsOrganisation.Of(around.Home);
        var signIn = new AzureDevOpsSignIn(around.Entra, organisation);

        // A token that was given for the server is no affair of a cloud's.
        var signed = new RepositorySignIn(async (repository, cancellationToken) =>
            around.Tokens.Of(repository, repository.Server) is not null ? repository : await signIn.ToAsync(repository, cancellationToken));
        return new ForgeAdapters(
            new SignedInPullRequests(new AzureDevOpsPullRequests(around.Http, around.Tokens), signed),
            new SignedInReferences(new AzureDevOpsReferences(around.Http, around.Tokens), signed))
        {
            SignIn = async (repository, cancellationToken) => (await signIn.ToAsync(repository, cancellationToken)).Credential,
            OwnToken = repository => organisation?.Owns(repository) == true ? organisation.Token : null,
        };
    }
}
