using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges;

/// <summary>Makes the signers of requests to services of AWS, of whatever credentials the run has.</summary>
internal interface IAwsSigners
{
    /// <summary>For a JSON API.</summary>
    /// <param name="server">Names the region.</param>
    /// <param name="service">As signatures name it.</param>
    /// <param name="identity">As whom; null for whoever the environment says.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ForgeException">There are no credentials, or the exchange that gives them failed.</exception>
    Task<IRequestSigner> ForApiAsync(AwsGitServer server, string service, CloudIdentity? identity, CancellationToken cancellationToken);

    /// <summary>For git over HTTPS.</summary>
    /// <param name="server">Names the region.</param>
    /// <param name="service">As signatures name it.</param>
    /// <param name="identity">As whom; null for whoever the environment says.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ForgeException">There are no credentials, or the exchange that gives them failed.</exception>
    Task<IRequestSigner> ForGitAsync(AwsGitServer server, string service, CloudIdentity? identity, CancellationToken cancellationToken);
}
