using GitOpsSets.Action.Forges;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Cloud;

/// <summary>The tokens by which a job of a CI host says who it is, for clouds that trust the host (OpenID Connect). Calls may throw <see cref="ForgeException"/>.</summary>
internal interface IIdTokens
{
    /// <summary>What is asked for, for messages.</summary>
    string Name { get; }

    /// <summary>A token for an audience; null when the job may have none.</summary>
    /// <param name="audience">Such as <c>sts.amazonaws.com</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ForgeException">It was offered, and yet not given.</exception>
    Task<Secret?> FindAsync(string audience, CancellationToken cancellationToken);

    /// <summary>What the host answers at an address that somebody else names; null when the address is none of the host's, which is then not asked.</summary>
    /// <param name="address">With everything that the host wants to know.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ForgeException">It did not give a token.</exception>
    Task<ForgeAnswer?> AskAsync(Uri address, CancellationToken cancellationToken);
}
