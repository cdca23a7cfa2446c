using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges.GitHub;

/// <summary>The calls we make to GitHub's REST API, for one repository.</summary>
/// <param name="http">The way out.</param>
/// <param name="api">API root, ends in a slash.</param>
/// <param name="path">Owner and name.</param>
/// <param name="authorization">Null to ask anonymously.</param>
/// <param name="tls">How connections are secured; null for the system's way.</param>
internal sealed class GitHubClient(ForgeHttp http, Uri api, string path, ForgeAuthorization? authorization, TlsSettings? tls) : IPullRequestReader<GitHubPull>
{
    /// <summary>In which the server names a request.</summary>
    public const string IdHeader = "X-GitHub-Request-Id";

    /// <summary>What every request to the API says.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> Headers { get; } =
    [
        new("Accept", "application/vnd.github+json"),
        new("X-GitHub-Api-Version", "2022-11-28"),
    ];

    /// <summary>Every row of a listing, in GitHub's order.</summary>
    /// <exception cref="ForgeException">Any page failed, repeated itself or led elsewhere, or the list would not settle.</exception>
    public Task<ForgeRows<T>> ListAsync<T>(ForgeListing<T> listing, CancellationToken cancellationToken) =>
        listing.ReadAsync(new ForgePages(http, Request, static (answer, asked, _) => Next(answer, asked)), Address(listing.Call), cancellationToken);

    /// <inheritdoc/>
    public bool HasEntityTags => true;

    /// <inheritdoc/>
    public Task<bool> HoldsAsync<T>(ForgeListing<T> listing, ImmutableArray<PageValidator> validators, CancellationToken cancellationToken) =>
        PageValidators.HoldAsync(http, Request, Address(listing.Call), validators, cancellationToken);

    /// <summary>One pull request, or null when GitHub has none of this number (<see href="https://docs.github.com/rest/pulls/pulls#get-a-pull-request"/>).</summary>
    /// <exception cref="ForgeException">There was no usable answer.</exception>
    public async Task<GitHubPull?> FindPullAsync(long number, CancellationToken cancellationToken)
    {
        var request = Request(Address(string.Create(CultureInfo.InvariantCulture, $"pulls/{number}")));
        var answer = await http.SendAsync(request, cancellationToken);
        return answer.Status switch
        {
            200 => ForgeJson.Read(answer, GitHubJson.Default.GitHubPull),
            404 when ForgeJson.IsJson(answer) => null,
            _ => throw ForgeStatus.Explain(answer, request, http.Clock.GetUtcNow()),
        };
    }

    /// <summary>Whether a branch or tag is there (<see href="https://docs.github.com/rest/git/refs#get-a-reference"/>).</summary>
    /// <param name="reference">Such as <c>heads/main</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ForgeException">There was no usable answer.</exception>
    public async Task<bool> HasReferenceAsync(string reference, CancellationToken cancellationToken)
    {
        var request = Request(Address("git/ref/" + string.Join('/', reference.Split('/').Select(Uri.EscapeDataString))));
        var answer = await http.SendAsync(request, cancellationToken);
        return answer.Status switch
        {
            200 => true,
            404 when ForgeJson.IsJson(answer) => false,
            _ => throw ForgeStatus.Explain(answer, request, http.Clock.GetUtcNow()),
        };
    }

    /// <summary>Makes sure that the repository itself can be read (<see href="https://docs.github.com/rest/repos/repos#get-a-repository"/>).</summary>
    /// <exception cref="ForgeException">It cannot.</exception>
    public Task RequireRepositoryAsync(CancellationToken cancellationToken) => GetRepositoryAsync(cancellationToken);

    /// <summary>The repository itself (<see href="https://docs.github.com/rest/repos/repos#get-a-repository"/>).</summary>
    /// <exception cref="ForgeException">It cannot be read.</exception>
    public async Task<GitHubRepository> GetRepositoryAsync(CancellationToken cancellationToken)
    {
        var request = Request(Address(""));
        var answer = await http.SendAsync(request, cancellationToken);
        if (answer.Status != 200)
        {
            throw ForgeStatus.Explain(answer, request, http.Clock.GetUtcNow());
        }

        return ForgeJson.Read(answer, GitHubJson.Default.GitHubRepository);
    }

    // Servers behind proxies name themselves wrongly in links: of another server's address only the number of the page counts, so that no token leaves the one that was asked.
    private static Uri? Next(ForgeAnswer answer, Uri asked)
    {
        var next = LinkHeader.Next(answer.Header("link"), answer.Address);
        if (next is null || Origin.Same(next, asked))
        {
            return next;
        }

        return PageParameter.Of(next) is { } number
            ? PageParameter.With(asked, number)
            : throw new ForgeException($"the next page lies on another server, {RemoteText.Clean(Origin.HostOf(next))}", "Check the server URL");
    }

    private ForgeRequest Request(Uri address) => new(address)
    {
        Authorization = authorization,
        Headers = Headers,
        IdHeader = IdHeader,
        Rights = "the permissions 'contents: read' and 'pull-requests: read' for this repository",
        Tls = tls,
    };

    /// <summary>The address of a call about the repository.</summary>
    /// <exception cref="ForgeException">The path names no repository.</exception>
    public Uri Address(string call)
    {
        string[] parts = path.Split('/');
        if (parts.Length != 2 || parts.Any(static part => part is "" or "." or ".."))
        {
            throw new ForgeException($"'{RemoteText.Clean(path)}' does not name a repository", "Write it as owner/name");
        }

        string repository = $"repos/{Uri.EscapeDataString(parts[0])}/{Uri.EscapeDataString(parts[1])}";
        return new Uri(api, call.Length == 0 ? repository : $"{repository}/{call}");
    }
}
