using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges.GitHub;

/// <summary>The calls we make to GitHub's REST API, for one repository.</summary>
/// <param name="http">The way out.</param>
/// <param name="api">API root, ends in a slash.</param>
/// <param name="path">Owner and name.</param>
/// <param name="authorization">Null to ask anonymously.</param>
/// <param name="certificateAuthorities">PEM, or null for the system's trust.</param>
internal sealed partial class GitHubClient(ForgeHttp http, Uri api, string path, ForgeAuthorization? authorization, string? certificateAuthorities)
{
    private static readonly ImmutableArray<KeyValuePair<string, string>> Headers =
    [
        new("Accept", "application/vnd.github+json"),
        new("X-GitHub-Api-Version", "2022-11-28"),
    ];

    /// <summary>A client for a repository that a definition names.</summary>
    /// <exception cref="ForgeException">The token that it names is empty.</exception>
    public static GitHubClient For(ForgeHttp http, HomeForge? home, ForgeRepository repository)
    {
        if (repository.Credential is { IsEmpty: true })
        {
            throw new ForgeException("the token that the definition names is empty", "Give it through the input secrets; an empty token is never taken for none");
        }

        var api = GitHubApi.RootOf(repository.Server, home);
        var token = repository.Credential ?? (home?.Owns(api) == true ? home.Token : null);
        return new GitHubClient(http, api, repository.Path, ForgeAuthorization.Bearer(token), repository.CertificateAuthorities);
    }

    /// <summary>The repository as messages name it.</summary>
    public static string Name(HomeForge? home, ForgeRepository repository) => $"{RemoteText.Clean(repository.Path)} at {Origin.Name(GitHubApi.RootOf(repository.Server, home))}";

    /// <summary>Every page of a listing, in GitHub's order.</summary>
    /// <param name="listing">What to list.</param>
    /// <param name="before">The pages of an earlier reading, so that unchanged ones need not be sent again; empty for the first reading.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ForgeException">Any page failed, repeated itself or led elsewhere.</exception>
    public async Task<ImmutableArray<GitHubPage<T>>> ListAsync<T>(GitHubListing<T> listing, ImmutableArray<GitHubPage<T>> before, CancellationToken cancellationToken)
    {
        var pages = ImmutableArray.CreateBuilder<GitHubPage<T>>();
        var seen = new HashSet<Uri>();
        Uri? next = Address(listing.Call);
        while (next is { } address)
        {
            if (!seen.Add(address))
            {
                throw new ForgeException(OnPage(pages.Count + 1, "the listing leads back to a page already read"), "A proxy may answer from a stale cache");
            }

            if (pages.Count == http.Policy.MaxPages)
            {
                throw new ForgeException(string.Create(CultureInfo.InvariantCulture, $"the listing has more than {http.Policy.MaxPages} pages"));
            }

            var page = await ReadPageAsync(listing, address, before.FirstOrDefault(old => old.Address == address), pages.Count + 1, cancellationToken);
            pages.Add(page);
            next = page.Next;
        }

        return pages.ToImmutable();
    }

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

    private async Task<GitHubPage<T>> ReadPageAsync<T>(GitHubListing<T> listing, Uri address, GitHubPage<T>? before, int number, CancellationToken cancellationToken)
    {
        var request = Request(address) with { IfNoneMatch = before?.EntityTag };
        try
        {
            var answer = await http.SendAsync(request, cancellationToken);
            if (answer.Status == 304 && before is { EntityTag: not null })
            {
                return before;
            }

            if (answer.Status != 200)
            {
                throw ForgeStatus.Explain(answer, request, http.Clock.GetUtcNow());
            }

            var rows = ForgeJson.Read(answer, listing.Shape);
            return rows.All(row => row is not null && listing.IsWhole(row))
                ? new GitHubPage<T>(address, answer.Header("etag"), rows, Next(answer, address))
                : throw ForgeJson.Misshapen(answer, listing.Lack, null);
        }
        catch (ForgeException exception) when (number > 1)
        {
            throw new ForgeException(OnPage(number, exception.Reason), exception.Advice, exception);
        }
    }

    // Servers behind proxies name themselves wrongly in links: of another server's address only the number of the page counts, so that no token leaves the one that was asked.
    private static Uri? Next(ForgeAnswer answer, Uri asked)
    {
        var next = LinkHeader.Next(answer.Header("link"), answer.Address);
        if (next is null || Origin.Same(next, asked))
        {
            return next;
        }

        var page = PageParameter.Match(next.Query);
        return page.Success
            ? new Uri(PageParameter.Replace(asked.AbsoluteUri, "") + "&page=" + page.Groups["number"].Value)
            : throw new ForgeException($"the next page lies on another server, {RemoteText.Clean(next.IdnHost)}", "Check the server URL");
    }

    [GeneratedRegex("[?&]page=(?<number>[0-9]{1,9})", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex PageParameter { get; }

    private static string OnPage(int number, string reason) => string.Create(CultureInfo.InvariantCulture, $"page {number}: {reason}");

    private ForgeRequest Request(Uri address) => new(address)
    {
        Authorization = authorization,
        Headers = Headers,
        CertificateAuthorities = certificateAuthorities,
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
