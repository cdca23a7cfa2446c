using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges.CodeCommit;

/// <summary>Makes the signers of requests to CodeCommit, of whatever credentials the run has.</summary>
internal interface ICodeCommitSigners
{
    /// <summary>For the JSON API.</summary>
    /// <param name="server">Where it is asked.</param>
    /// <param name="identity">As whom; null for whoever the environment says.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ForgeException">There are no credentials, or the exchange that gives them failed.</exception>
    Task<IRequestSigner> ForApiAsync(CodeCommitServer server, CloudIdentity? identity, CancellationToken cancellationToken);

    /// <summary>For git over HTTPS.</summary>
    /// <param name="server">Where it is asked.</param>
    /// <param name="identity">As whom; null for whoever the environment says.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ForgeException">There are no credentials, or the exchange that gives them failed.</exception>
    Task<IRequestSigner> ForGitAsync(CodeCommitServer server, CloudIdentity? identity, CancellationToken cancellationToken);
}
