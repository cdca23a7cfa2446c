using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges.AzureDevOps;

/// <summary>The calls we make to the REST API of Azure DevOps, for one repository (<see href="https://learn.microsoft.com/rest/api/azure/devops/git/"/>).</summary>
internal sealed partial class AzureDevOpsClient : IPullRequestReader<AzureDevOpsPull>
{
    /// <summary>Rows of a full page; a page with fewer is the last one where rows are skipped.</summary>
    public const int PageSize = 100;

    // Without the second header a missing or wrong token is answered with a redirect to a sign-in page.
    private static readonly ImmutableArray<KeyValuePair<string, string>> Headers =
    [
        new("Accept", "application/json;api-version=7.1-preview.1"),
        new("X-TFS-FedAuthRedirect", "Suppress"),
    ];

    private static readonly ImmutableArray<KeyValuePair<string, string>> TeamHeaders = [new("Accept", "application/json;api-version=7.1-preview.3"), Headers[1]];

    private readonly ForgeHttp _http;
    private readonly ForgeApi _api;
    private readonly ForgeApi _teams;
    private readonly Uri _repository;
    private readonly ForgeAuthorization? _authorization;
    private readonly TlsSettings? _tls;

    private AzureDevOpsClient(ForgeHttp http, Uri repository, ForgeAuthorization? authorization, TlsSettings? tls)
    {
        _http = http;
        _repository = repository;
        _authorization = authorization;
        _tls = tls;
        _api = new ForgeApi(http, Compose, Next);
        _teams = new ForgeApi(http, address => Compose(address) with { Headers = TeamHeaders, Rights = "the scope 'Project and team (read)'" }, Next);
    }

    /// <summary>A client for a repository that a definition names.</summary>
    /// <exception cref="ForgeException">The token that it names is empty, or its path names no repository.</exception>
    public static AzureDevOpsClient For(ForgeHttp http, ForgeTokens tokens, ForgeRepository repository)
    {
        var authorization = ForgeAuthorization.Password(tokens.Of(repository, repository.Server)?.Value);
        string[] parts = ForgePath.Split(repository.Path, 3, "organisation/project/repository");
        return new AzureDevOpsClient(http, new Uri(repository.Server, $"/{parts[0]}/{parts[1]}/_apis/git/repositories/{parts[2]}"), authorization, repository.Tls);
    }

    /// <summary>A client for a repository that is written to.</summary>
    /// <param name="http">The way out.</param>
    /// <param name="address">Where it is.</param>
    /// <param name="authorization">The run's token.</param>
    public static AzureDevOpsClient At(ForgeHttp http, AzureDevOpsAddress address, ForgeAuthorization authorization) =>
        new(http, address.Api, authorization, tls: null);

    /// <summary>The repository as messages name it.</summary>
    public static string Name(ForgeRepository repository) => $"{RemoteText.Clean(repository.Path)} at {Origin.Name(repository.Server)}";

    /// <summary>Reads the rows of a page, and refuses one that does not hold as many as it says.</summary>
    /// <exception cref="ForgeException">It is not the documented answer.</exception>
    public static IReadOnlyList<T> Rows<T>(ForgeAnswer answer, JsonTypeInfo<AzureDevOpsPage<T>> shape)
    {
        var page = ForgeJson.Read(answer, shape);
        return page.Count is null || page.Count == page.Value.Count
            ? page.Value
            : throw ForgeJson.Misshapen(answer, string.Create(CultureInfo.InvariantCulture, $"it counts {page.Count} rows and holds {page.Value.Count}"), null);
    }

    /// <summary>Every row of a listing, in Azure DevOps' order.</summary>
    /// <exception cref="ForgeException">Any page failed or repeated itself, or the list would not settle.</exception>
    public Task<ForgeRows<T>> ListAsync<T>(ForgeListing<T> listing, CancellationToken cancellationToken) =>
        _api.ListAsync(listing, Address(listing.Call), cancellationToken);

    /// <summary>One pull request, or null when there is none of this number (<see href="https://learn.microsoft.com/rest/api/azure/devops/git/pull-requests/get-pull-request"/>).</summary>
    /// <exception cref="ForgeException">There was no usable answer.</exception>
    public Task<AzureDevOpsPull?> FindPullAsync(long number, CancellationToken cancellationToken) =>
        _api.FindAsync(Address(string.Create(CultureInfo.InvariantCulture, $"pullRequests/{number}")), AzureDevOpsJson.Default.AzureDevOpsPull, cancellationToken);

    /// <summary>The labels of a pull request (<see href="https://learn.microsoft.com/rest/api/azure/devops/git/pull-request-labels/list"/>).</summary>
    /// <exception cref="ForgeException">There was no usable answer.</exception>
    public async Task<IReadOnlyList<AzureDevOpsLabel>> ReadLabelsAsync(long number, CancellationToken cancellationToken) =>
        (await _api.ReadAsync(Address(string.Create(CultureInfo.InvariantCulture, $"pullRequests/{number}/labels")), AzureDevOpsJson.Default.AzureDevOpsPageAzureDevOpsLabel, cancellationToken)).Value;

    /// <summary>
    /// The object of an annotated tag, or null when the object is none, which is answered with 400 or 404
    /// (<see href="https://learn.microsoft.com/rest/api/azure/devops/git/annotated-tags/get"/>).
    /// </summary>
    /// <exception cref="ForgeException">There was no usable answer.</exception>
    public async Task<AzureDevOpsAnnotatedTag?> FindAnnotatedTagAsync(string objectId, CancellationToken cancellationToken)
    {
        var request = Compose(Address("annotatedTags/" + Uri.EscapeDataString(objectId)));
        var answer = await _http.SendAsync(request, cancellationToken);
        return answer.Status switch
        {
            200 => ForgeJson.Read(answer, AzureDevOpsJson.Default.AzureDevOpsAnnotatedTag),
            400 or 404 when ForgeJson.IsWhole(answer) => null,
            _ => throw ForgeStatus.Explain(answer, request, _http.Clock.GetUtcNow()),
        };
    }

    /// <summary>Every row of a listing of the project's teams, which have an API of their own beside the one for repositories.</summary>
    /// <exception cref="ForgeException">Any page failed.</exception>
    public Task<ForgeRows<T>> ListTeamsAsync<T>(ForgeListing<T> listing, CancellationToken cancellationToken)
    {
        string[] parts = _repository.AbsoluteUri.Split("/_apis/", 2)[0].Split('/');
        return _teams.ListAsync(listing, new Uri($"{string.Join('/', parts[..^1])}/_apis/projects/{parts[^1]}/{listing.Call}"), cancellationToken);
    }

    /// <summary>Makes a call that writes, and requires that it worked.</summary>
    /// <exception cref="ForgeException">It did not.</exception>
    public Task<ForgeAnswer> WriteAsync(HttpMethod method, string call, JsonNode body, CancellationToken cancellationToken) => _api.WriteAsync(
        method, Address(call), body, "the scope 'Code (read & write)', of a user who has 'Contribute to pull requests' in this repository; for a pipeline that is its build service", cancellationToken);

    /// <summary>Makes sure that the repository itself can be read (<see href="https://learn.microsoft.com/rest/api/azure/devops/git/repositories/get-repository"/>).</summary>
    /// <exception cref="ForgeException">It cannot.</exception>
    public Task RequireRepositoryAsync(CancellationToken cancellationToken) => _api.ReadAsync(_repository, AzureDevOpsJson.Default.AzureDevOpsRepository, cancellationToken);

    // References go on where a header says so, pull requests while pages are full; branches come in one piece.
    private static Uri? Next(ForgeAnswer answer, Uri asked, int rows)
    {
        string address = asked.AbsoluteUri;
        if (answer.Header("x-ms-continuationtoken") is { Length: > 0 } token)
        {
            return new Uri($"{ContinuationParameter.Replace(address, "")}&continuationToken={Uri.EscapeDataString(token)}");
        }

        var skip = SkipParameter.Match(address);
        return skip.Success && rows >= PageSize
            ? new Uri(SkipParameter.Replace(address, string.Create(CultureInfo.InvariantCulture, $"$$skip={long.Parse(skip.Groups["number"].Value, CultureInfo.InvariantCulture) + rows}")))
            : null;
    }

    [GeneratedRegex(@"&continuationToken=[^&]*", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ContinuationParameter { get; }

    [GeneratedRegex(@"\$skip=(?<number>[0-9]{1,9})", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SkipParameter { get; }

    private ForgeRequest Compose(Uri address) => new(address)
    {
        Authorization = _authorization,
        Headers = Headers,
        Tls = _tls,
        Rights = "the scope 'Code (read)', of a user who may read this repository",
    };

    private Uri Address(string call) => new($"{_repository.AbsoluteUri}/{call}");
}
