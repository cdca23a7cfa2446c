using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges.GitHub;

/// <summary>The tokens of GitHub Apps' installations: one a run for each, and a new one before it grows old.</summary>
/// <param name="http">The way out.</param>
/// <param name="hide">Takes every token before anything else may show it.</param>
internal sealed class GitHubAppTokens(ForgeHttp http, Action<Secret> hide)
{
    // What is asked with it must be over before it is: GitHub's last an hour.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(ForgeApp App, Uri Api), Lazy<Task<GitHubInstallationToken>>> _tokens = new();

    /// <summary>A token for an API.</summary>
    /// <param name="app">Whose.</param>
    /// <param name="api">Where it will be shown; the root of an API.</param>
    /// <param name="tls">How connections there are secured.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ForgeException">There is none to be had, or it would leave the server it is from.</exception>
    public async Task<Secret> GetAsync(ForgeApp app, Uri api, TlsSettings? tls, CancellationToken cancellationToken)
    {
        while (true)
        {
            // A new one is used whatever it says of its end: where clocks differ, asking again would not help.
            var fresh = new Lazy<Task<GitHubInstallationToken>>(() => SignInAsync(app, api, tls, cancellationToken));
            var known = _tokens.GetOrAdd((app, api), fresh);
            var token = await known.Value;
            if (ReferenceEquals(known, fresh) || token.ExpiresAt - http.Clock.GetUtcNow() > Margin)
            {
                return new Secret(token.Token);
            }

            _tokens.TryRemove(KeyValuePair.Create((app, api), known));
        }
    }

    private async Task<GitHubInstallationToken> SignInAsync(ForgeApp app, Uri api, TlsSettings? tls, CancellationToken cancellationToken)
    {
        string whose = string.Create(CultureInfo.InvariantCulture, $"GitHub App {app.Id}");
        var root = app.Api is { } given ? new Uri(given.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/") : api;
        if (!Origin.Same(root, api))
        {
            throw new ForgeException(
                $"the {whose} is known to {Origin.Name(root)}, but would be shown to {Origin.Name(api)}, which is refused",
                "Write the API of the repository's own server in githubAppBaseURL, or leave it out");
        }

        try
        {
            return await MintAsync(app, root, tls, cancellationToken);
        }
        catch (ForgeException exception)
        {
            string advice = exception.Status switch
            {
                401 => "Check githubAppID, githubAppPrivateKey and the runner's clock",
                403 or 404 => "Check that the App is installed there, and githubAppInstallationID or githubAppInstallationOwner",
                _ => exception.Advice,
            };
            throw new ForgeException($"signing in as the {whose}: {exception.Reason}", advice, exception) { Status = exception.Status };
        }
    }

    // https://docs.github.com/rest/apps/apps#create-an-installation-access-token-for-an-app
    private async Task<GitHubInstallationToken> MintAsync(ForgeApp app, Uri root, TlsSettings? tls, CancellationToken cancellationToken)
    {
        var jwt = GitHubAppJwt.Sign(app, http.Clock.GetUtcNow());
        hide(jwt);
        long installation = app.Installation ?? await FindInstallationAsync(new ForgeApi(http, Compose, static (_, _, _) => null), root, app.Owner, cancellationToken);
        var request = Compose(new Uri(root, string.Create(CultureInfo.InvariantCulture, $"app/installations/{installation}/access_tokens"))) with { Method = HttpMethod.Post, OnlyReads = true };
        var answer = await http.SendAsync(request, cancellationToken);
        if (answer.Status != 201)
        {
            throw ForgeStatus.Explain(answer, request, http.Clock.GetUtcNow());
        }

        var token = ForgeJson.Read(answer, GitHubJson.Default.GitHubInstallationToken);
        hide(new Secret(token.Token));
        return token.Token.Length > 0 ? token : throw ForgeJson.Misshapen(answer, "its token is empty", null);

        ForgeRequest Compose(Uri address) => new(address) { Authorization = ForgeAuthorization.Bearer(jwt), Headers = GitHubClient.Headers, IdHeader = GitHubClient.IdHeader, Tls = tls, Rights = "an App that is installed there" };
    }

    // https://docs.github.com/rest/apps/apps#get-an-organization-installation-for-the-authenticated-app
    private static async Task<long> FindInstallationAsync(ForgeApi api, Uri root, string owner, CancellationToken cancellationToken)
    {
        foreach (string kind in (ImmutableArray<string>)["orgs", "users"])
        {
            var address = new Uri(root, $"{kind}/{ForgePath.Split(owner, 1, "an organisation or a user")[0]}/installation");
            if (await api.FindAsync(address, GitHubJson.Default.GitHubInstallation, cancellationToken) is { } found)
            {
                return found.Id;
            }
        }

        throw new ForgeException($"it is installed for no organisation or user '{RemoteText.Clean(owner)}'", "Check githubAppInstallationOwner, and that the App is installed there");
    }
}
