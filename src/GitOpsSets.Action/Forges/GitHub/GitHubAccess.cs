using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges.GitHub;

/// <summary>Who asks GitHub: makes clients with the credential of each repository.</summary>
/// <param name="http">The way out.</param>
/// <param name="tokens">What it is asked with.</param>
/// <param name="hide">Takes every token that is made on the way, before anything else may show it.</param>
internal sealed class GitHubAccess(ForgeHttp http, ForgeTokens tokens, Action<Secret> hide)
{
    private readonly GitHubAppTokens _apps = new(http, hide);

    /// <summary>A client for a repository that a definition names.</summary>
    /// <exception cref="ForgeException">Its credential cannot be used.</exception>
    public async Task<GitHubClient> ConnectAsync(ForgeRepository repository, CancellationToken cancellationToken)
    {
        var api = ApiOf(repository);
        var token = repository.App is { } app
            ? await _apps.GetAsync(app, api, repository.Tls, cancellationToken)
            : tokens.Of(repository, api)?.Value;
        return new GitHubClient(http, api, repository.Path, ForgeAuthorization.Bearer(token), repository.Tls);
    }

    /// <summary>A token of an App for a repository's own server.</summary>
    /// <exception cref="ForgeException">There is none to be had.</exception>
    public Task<Secret> SignInAsync(ForgeApp app, ForgeRepository repository, CancellationToken cancellationToken) => _apps.GetAsync(app, ApiOf(repository), repository.Tls, cancellationToken);

    /// <summary>The repository as messages name it.</summary>
    public string NameOf(ForgeRepository repository) => $"{RemoteText.Clean(repository.Path)} at {Origin.Name(ApiOf(repository))}";

    private Uri ApiOf(ForgeRepository repository) => GitHubApi.RootOf(repository.Server, tokens.Home);
}
