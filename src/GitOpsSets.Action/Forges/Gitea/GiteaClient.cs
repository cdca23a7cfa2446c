using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges.Gitea;

/// <summary>The calls we make to the REST API of Gitea and Forgejo, for one repository (<see href="https://docs.gitea.com/api/"/>).</summary>
internal sealed partial class GiteaClient : IPullRequestReader<GiteaPull>
{
    private static readonly ImmutableArray<KeyValuePair<string, string>> Headers = [new("Accept", "application/json")];

    private readonly ForgeApi _api;
    private readonly Uri _root;
    private readonly string _path;

    private GiteaClient(ForgeHttp http, Uri root, string path, ForgeAuthorization? authorization, TlsSettings? tls)
    {
        _root = root;
        _path = path;
        _api = new ForgeApi(http, Compose, Next);

        ForgeRequest Compose(Uri address) => new(address)
        {
            Authorization = authorization,
            Headers = Headers,
            Tls = tls,
            Rights = "the scope 'read:repository', of a user who may read this repository",
        };
    }

    /// <summary>A client for a repository that a definition names.</summary>
    /// <exception cref="ForgeException">The token that it names is empty, or its path names no repository.</exception>
    public static GiteaClient For(ForgeHttp http, ForgeTokens tokens, ForgeRepository repository)
    {
        var authorization = GiteaForge.HeaderOf(tokens.Of(repository, repository.Server)?.Value);
        string path = string.Join('/', ForgePath.Split(repository.Path, 2, "owner/name"));
        return new GiteaClient(http, new Uri(repository.Server, "/api/v1/repos/"), path, authorization, repository.Tls);
    }

    /// <summary>A client for a repository that is written to.</summary>
    /// <param name="http">The way out.</param>
    /// <param name="api">API root, ends in a slash.</param>
    /// <param name="path">Owner and name.</param>
    /// <param name="authorization">The run's token.</param>
    /// <exception cref="ForgeException">The path names no repository.</exception>
    public static GiteaClient At(ForgeHttp http, Uri api, string path, ForgeAuthorization authorization) =>
        new(http, new Uri(api, "repos/"), string.Join('/', ForgePath.Split(path, 2, "owner/name")), authorization, tls: null);

    /// <summary>The repository as messages name it.</summary>
    public static string Name(ForgeRepository repository) => $"{RemoteText.Clean(repository.Path)} at {Origin.Name(repository.Server)}";

    /// <summary>Every row of a listing, in Gitea's order.</summary>
    /// <exception cref="ForgeException">Any page failed or repeated itself, or the list would not settle.</exception>
    public Task<ForgeRows<T>> ListAsync<T>(ForgeListing<T> listing, CancellationToken cancellationToken) =>
        _api.ListAsync(listing, Address(listing.Call), cancellationToken);

    /// <summary>One pull request, or null when there is none of this number.</summary>
    /// <exception cref="ForgeException">There was no usable answer.</exception>
    public Task<GiteaPull?> FindPullAsync(long number, CancellationToken cancellationToken) =>
        _api.FindAsync(Address(string.Create(CultureInfo.InvariantCulture, $"pulls/{number}")), GiteaJson.Default.GiteaPull, cancellationToken);

    /// <summary>One branch, or null when there is none of this name.</summary>
    /// <exception cref="ForgeException">There was no usable answer.</exception>
    public Task<GiteaBranch?> FindBranchAsync(string name, CancellationToken cancellationToken) =>
        _api.FindAsync(Address("branches/" + ForgePath.Escape(name)), GiteaJson.Default.GiteaBranch, cancellationToken);

    /// <summary>One tag, or null when there is none of this name.</summary>
    /// <exception cref="ForgeException">There was no usable answer.</exception>
    public Task<GiteaTag?> FindTagAsync(string name, CancellationToken cancellationToken) =>
        _api.FindAsync(Address("tags/" + ForgePath.Escape(name)), GiteaJson.Default.GiteaTag, cancellationToken);

    /// <summary>Makes sure that the repository itself can be read.</summary>
    /// <exception cref="ForgeException">It cannot.</exception>
    public Task RequireRepositoryAsync(CancellationToken cancellationToken) => ReadRepositoryAsync(cancellationToken);

    /// <summary>The repository itself.</summary>
    /// <exception cref="ForgeException">It cannot be read.</exception>
    public Task<GiteaRepository> ReadRepositoryAsync(CancellationToken cancellationToken) => _api.ReadAsync(Address(""), GiteaJson.Default.GiteaRepository, cancellationToken);

    /// <summary>Every label that the owner has for all of its repositories; none when the owner is a person, who can have none.</summary>
    /// <exception cref="ForgeException">Any page failed.</exception>
    public async Task<ImmutableArray<GiteaLabel>> ListOwnersLabelsAsync(ForgeListing<GiteaLabel> listing, CancellationToken cancellationToken)
    {
        try
        {
            return (await _api.ListAsync(listing, new Uri(_root, $"../orgs/{_path.Split('/')[0]}/{listing.Call}"), cancellationToken)).Rows;
        }
        catch (ForgeException exception) when (exception.Status == 404)
        {
            return [];
        }
    }

    /// <summary>Makes a call that writes, and requires that it worked.</summary>
    /// <exception cref="ForgeException">It did not.</exception>
    public Task<ForgeAnswer> WriteAsync(HttpMethod method, string call, JsonNode body, CancellationToken cancellationToken) =>
        _api.WriteAsync(method, Address(call), body, "the scopes 'write:repository' and 'write:issue', of a user who may write to this repository", cancellationToken);

    // Links name the server by its configured ROOT_URL, which is often not the address it is reached by: only the number of the page counts, so that no token leaves the server that was asked.
    private static Uri? Next(ForgeAnswer answer, Uri asked, int rows)
    {
        if (LinkHeader.Next(answer.Header("link"), answer.Address) is not { } next)
        {
            return null;
        }

        var page = PageParameter.Match(next.Query);
        return page.Success
            ? new Uri(PageParameter.Replace(asked.AbsoluteUri, match => match.Groups["before"].Value + page.Groups["number"].Value))
            : throw new ForgeException("the Link header of a page names a next page without its number, so its listing may go on", "Check the server URL, and what proxies do");
    }

    [GeneratedRegex("(?<before>[?&]page=)(?<number>[0-9]{1,9})", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex PageParameter { get; }

    private Uri Address(string call) => new(_root, call.Length == 0 ? _path : $"{_path}/{call}");
}
