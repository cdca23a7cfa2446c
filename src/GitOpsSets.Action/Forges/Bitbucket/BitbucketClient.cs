using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges.Bitbucket;

/// <summary>The calls we make to the REST API of Bitbucket Server and Data Center, for one repository (<see href="https://developer.atlassian.com/server/bitbucket/rest/"/>).</summary>
internal sealed partial class BitbucketClient : IPullRequestReader<BitbucketPull>
{
    private static readonly ImmutableArray<KeyValuePair<string, string>> Headers = [new("Accept", "application/json")];

    private readonly ForgeApi _api;
    private readonly Uri _repository;

    private BitbucketClient(ForgeHttp http, Uri repository, ForgeAuthorization? authorization, TlsSettings? tls)
    {
        _repository = repository;
        _api = new ForgeApi(http, Compose, Next);

        ForgeRequest Compose(Uri address) => new(address)
        {
            Authorization = authorization,
            Headers = Headers,
            Tls = tls,
            Rights = "the permission 'repository read' for this repository",
        };
    }

    /// <summary>A client for a repository that a definition names. A server may live below a path.</summary>
    /// <exception cref="ForgeException">The token that it names is empty, or its path names no repository.</exception>
    public static BitbucketClient For(ForgeHttp http, ForgeTokens tokens, ForgeRepository repository)
    {
        var authorization = ForgeAuthorization.Bearer(tokens.Of(repository, repository.Server)?.Value);
        string[] parts = ForgePath.Split(repository.Path, 2, "PROJECT/repository, or ~user/repository");
        string server = repository.Server.GetLeftPart(UriPartial.Path).TrimEnd('/');
        return new BitbucketClient(http, new Uri($"{server}/rest/api/1.0/projects/{parts[0]}/repos/{parts[1]}"), authorization, repository.Tls);
    }

    /// <summary>The repository as messages name it.</summary>
    public static string Name(ForgeRepository repository) => $"{RemoteText.Clean(repository.Path)} at {Origin.Name(repository.Server)}";

    /// <summary>Reads the rows of a page, and refuses one that does not hold as many as it says.</summary>
    /// <exception cref="ForgeException">It is not the documented answer.</exception>
    public static IReadOnlyList<BitbucketPull> Rows(ForgeAnswer answer)
    {
        var page = ForgeJson.Read(answer, BitbucketJson.Default.BitbucketPageBitbucketPull);
        return page.Size is null || page.Size == page.Values.Count
            ? page.Values
            : throw ForgeJson.Misshapen(answer, string.Create(CultureInfo.InvariantCulture, $"it counts {page.Size} rows and holds {page.Values.Count}"), null);
    }

    /// <inheritdoc/>
    public Task<ForgeRows<T>> ListAsync<T>(ForgeListing<T> listing, CancellationToken cancellationToken) =>
        _api.ListAsync(listing, Address(listing.Call), cancellationToken);

    /// <inheritdoc/>
    public Task<BitbucketPull?> FindPullAsync(long number, CancellationToken cancellationToken) =>
        _api.FindAsync(Address(string.Create(CultureInfo.InvariantCulture, $"pull-requests/{number}")), BitbucketJson.Default.BitbucketPull, cancellationToken);

    /// <inheritdoc/>
    public Task RequireRepositoryAsync(CancellationToken cancellationToken) => _api.ReadAsync(_repository, BitbucketJson.Default.BitbucketRepository, cancellationToken);

    // Rows that the token may not see are left out of a page, so that it may be short or empty and yet not the last one.
    private static Uri? Next(ForgeAnswer answer, Uri asked, int rows)
    {
        var page = ForgeJson.Read(answer, BitbucketJson.Default.BitbucketPageBitbucketPull);
        if (page.IsLastPage)
        {
            return null;
        }

        return page.NextPageStart is { } start and >= 0
            ? new Uri(StartParameter.Replace(asked.AbsoluteUri, string.Create(CultureInfo.InvariantCulture, $"start={start}")))
            : throw ForgeJson.Misshapen(answer, "it is not the last page, and yet does not say where the next one starts", null);
    }

    [GeneratedRegex("start=[0-9]+", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex StartParameter { get; }

    private Uri Address(string call) => new($"{_repository.AbsoluteUri}/{call}");
}
