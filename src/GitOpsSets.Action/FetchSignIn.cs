using System.Collections.Immutable;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Git;
using GitOpsSets.Action.Git.Fetching;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action;

/// <summary>With what git is let in where a GitRepository's Secret holds no password: as the object says, else with what the run was given for the server.</summary>
/// <param name="forges">Exchange Apps and identities.</param>
/// <param name="tokens">What the run was given.</param>
internal sealed class FetchSignIn(ImmutableArray<ForgeAdapters> forges, ForgeTokens tokens)
{
    /// <summary>The credentials for an address; null for none.</summary>
    /// <param name="address">Of the repository, over HTTP.</param>
    /// <param name="access">What the object says.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <exception cref="GitException">The object says how, and it cannot be done.</exception>
    public async Task<GitCredentials?> FindAsync(Uri address, SourceAccess access, CancellationToken cancellationToken)
    {
        var server = new Uri(address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped));
        var repository = new ForgeRepository(server, address.AbsolutePath.Trim('/'), null) { App = access.App, Identity = access.Identity, Tls = access.Tls };
        try
        {
            foreach (var forge in forges)
            {
                if (await forge.SignIn(repository, cancellationToken) is { } signed)
                {
                    return GitTokens.Show(new ForgeToken(signed));
                }
            }

            return Given(repository);
        }
        catch (ForgeException exception)
        {
            throw new GitException(GitFailure.Unauthorized, FetchFailure.SignIn, exception.Reason, advice: exception.Advice.Length == 0 ? null : exception.Advice);
        }
    }

    private GitCredentials? Given(ForgeRepository repository) =>
        tokens.Of(repository, repository.Server) is { } token ? GitTokens.Show(token)
        : forges.Select(forge => forge.OwnToken(repository)).FirstOrDefault(static own => own is not null) is { } own ? GitTokens.Show(new ForgeToken(own))
        : null;
}
