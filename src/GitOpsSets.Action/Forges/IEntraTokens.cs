using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges;

/// <summary>Tokens of Microsoft Entra ID, for whatever trusts it.</summary>
internal interface IEntraTokens
{
    /// <summary>An access token; null when the run is nobody to Azure.</summary>
    /// <param name="identity">As whom; what it leaves open the environment says.</param>
    /// <param name="scope">What for, such as <c>https://containerregistry.azure.net/.default</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ForgeException">The exchange failed.</exception>
    Task<Secret?> FindAsync(CloudIdentity identity, string scope, CancellationToken cancellationToken);
}
