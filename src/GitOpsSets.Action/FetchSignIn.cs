using GitOpsSets.Action.Cloud;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Forges.AzureDevOps;
using GitOpsSets.Action.Forges.GitHub;
using GitOpsSets.Action.Git;
using GitOpsSets.Action.Git.Fetching;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action;

/// <summary>With what git is let in where a GitRepository's Secret holds no password: as the object says, else with what the run was given for the server.</summary>
/// <param name="cloud">Exchanges the identity of the run.</param>
/// <param name="gitHub">Signs in as GitHub Apps.</param>
/// <param name="tokens">What the run was given, without the token of a pipeline of Azure, which is for its organisation alone.</param>
/// <param name="organisation">That organisation; null outside of one.</param>
internal sealed class FetchSignIn(CloudSignIn cloud, GitHubAccess gitHub, ForgeTokens tokens, AzureDevOpsOrganisation? organisation)
{
    private const string JobUser = "gitlab-ci-token";

    /// <summary>The credentials for an address; null for none.</summary>
    /// <param name="address">Of the repository, over HTTP.</param>
    /// <param name="access">What the object says.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <exception cref="GitException">The object says how, and it cannot be done.</exception>
    public async Task<GitCredentials?> FindAsync(Uri address, SourceAccess access, CancellationToken cancellationToken)
    {
        var server = new Uri(address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped));
        var repository = new ForgeRepository(server, address.AbsolutePath.Trim('/'), null) { Identity = access.Identity, Tls = access.Tls };
        try
        {
            var signed = access.App is { } app
                ? await gitHub.SignInAsync(app, repository, cancellationToken)
                : (await cloud.ToAzureDevOpsAsync(repository, organisation, cancellationToken)).Credential;
            return signed is { } token ? GitCredentials.Token(token) : Given(repository);
        }
        catch (ForgeException exception)
        {
            throw new GitException(GitFailure.Unauthorized, FetchFailure.SignIn, exception.Reason, advice: exception.Advice.Length == 0 ? null : exception.Advice);
        }
    }

    private GitCredentials? Given(ForgeRepository repository) =>
        tokens.Of(repository, repository.Server) is { } token ? token.IsOfJob ? GitCredentials.Basic(JobUser, token.Value) : GitCredentials.Token(token.Value)
        : organisation?.Owns(repository) == true ? GitCredentials.Token(organisation.Token)
        : null;
}
