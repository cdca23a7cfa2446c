using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges.AzureDevOps;

/// <summary>Signs in to repositories of Azure DevOps in the cloud, where a definition leaves that to the run's identity.</summary>
/// <param name="entra">Who the run is to Azure.</param>
/// <param name="home">The pipeline's organisation; null outside of one.</param>
internal sealed class AzureDevOpsSignIn(IEntraTokens entra, AzureDevOpsOrganisation? home)
{
    // Its own id in every directory.
    private const string Scope = "499b84ac-1321-427f-aa17-267ca6975798/.default";

    /// <summary>
    /// The repository with the token of the pipeline where it belongs to the pipeline's own organisation and the definition names nobody else, else with
    /// a token of Microsoft Entra ID where the run is somebody to Azure; else as it is.
    /// </summary>
    /// <exception cref="ForgeException">There is an identity, and the exchange failed.</exception>
    public async Task<ForgeRepository> ToAsync(ForgeRepository repository, CancellationToken cancellationToken)
    {
        if (repository is not { Credential: null, Identity: { Cloud: CloudKind.Azure } identity, Server: { Scheme: "https", Authority: "dev.azure.com" } })
        {
            return repository;
        }

        var credential = identity.ClientId.Length == 0 && home?.Owns(repository) == true ? home.Token : await entra.FindAsync(identity, Scope, cancellationToken);
        return repository with { Credential = credential };
    }
}
