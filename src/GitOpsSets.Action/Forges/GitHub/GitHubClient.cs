using System.Collections.Immutable;
using System.Globalization;

namespace GitOpsSets.Action.Forges.GitHub;

/// <summary>The calls we make to GitHub's REST API, for one repository.</summary>
/// <param name="http">The way out.</param>
/// <param name="api">API root, ends in a slash.</param>
/// <param name="path">Owner and name.</param>
/// <param name="authorization">Null to ask anonymously.</param>
/// <param name="certificateAuthorities">PEM, or null for the system's trust.</param>
internal sealed class GitHubClient(ForgeHttp http, Uri api, string path, ForgeAuthorization? authorization, string? certificateAuthorities)
{
    private static readonly ImmutableArray<KeyValuePair<string, string>> Headers =
    [
        new("Accept", "application/vnd.github+json"),
        new("X-GitHub-Api-Version", "2022-11-28"),
    ];

    /// <summary>
    /// Every page of open pull requests, newest first as GitHub's own default order is
    /// (<see href="https://docs.github.com/rest/pulls/pulls#list-pull-requests"/>).
    /// </summary>
    /// <param name="before">The pages of an earlier reading, so that unchanged ones need not be sent again; empty for the first reading.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ForgeException">Any page failed, repeated itself or led elsewhere.</exception>
    public async Task<ImmutableArray<GitHubPage>> ListOpenPullsAsync(ImmutableArray<GitHubPage> before, CancellationToken cancellationToken)
    {
        var pages = ImmutableArray.CreateBuilder<GitHubPage>();
        var seen = new HashSet<Uri>();
        Uri? next = Address("pulls?state=open&per_page=100");
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

            var page = await ReadPageAsync(address, before.FirstOrDefault(old => old.Address == address), pages.Count + 1, cancellationToken);
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
        var answer = await http.GetAsync(request, cancellationToken);
        return answer.Status switch
        {
            200 => ForgeJson.Read(answer, GitHubJson.Default.GitHubPull),
            404 when ForgeJson.IsJson(answer) => null,
            _ => throw ForgeStatus.Explain(answer, request, http.Clock.GetUtcNow()),
        };
    }

    /// <summary>Makes sure that the repository itself can be read (<see href="https://docs.github.com/rest/repos/repos#get-a-repository"/>).</summary>
    /// <exception cref="ForgeException">It cannot.</exception>
    public async Task RequireRepositoryAsync(CancellationToken cancellationToken)
    {
        var request = Request(Address(""));
        var answer = await http.GetAsync(request, cancellationToken);
        if (answer.Status != 200)
        {
            throw ForgeStatus.Explain(answer, request, http.Clock.GetUtcNow());
        }

        _ = ForgeJson.Read(answer, GitHubJson.Default.GitHubRepository);
    }

    private async Task<GitHubPage> ReadPageAsync(Uri address, GitHubPage? before, int number, CancellationToken cancellationToken)
    {
        var request = Request(address) with { IfNoneMatch = before?.EntityTag };
        try
        {
            var answer = await http.GetAsync(request, cancellationToken);
            if (answer.Status == 304 && before is { EntityTag: not null })
            {
                return before;
            }

            if (answer.Status != 200)
            {
                throw ForgeStatus.Explain(answer, request, http.Clock.GetUtcNow());
            }

            var pulls = ForgeJson.Read(answer, GitHubJson.Default.IReadOnlyListGitHubPull);
            if (pulls.Any(static pull => pull is not { Number: > 0, Head: { Ref.Length: > 0, Sha.Length: > 0 } }))
            {
                throw ForgeJson.Misshapen(answer, "a pull request without number, branch or commit", null);
            }

            return new GitHubPage(address, answer.Header("etag"), pulls, Next(answer, address));
        }
        catch (ForgeException exception) when (number > 1)
        {
            throw new ForgeException(OnPage(number, exception.Reason), exception.Advice, exception);
        }
    }

    private static Uri? Next(ForgeAnswer answer, Uri asked)
    {
        var next = LinkHeader.Next(answer.Header("link"), answer.Address);
        return next is null || Origin.Same(next, asked)
            ? next
            : throw new ForgeException($"the next page lies on another server, {RemoteText.Clean(next.IdnHost)}", "Check the server URL");
    }

    private static string OnPage(int number, string reason) => string.Create(CultureInfo.InvariantCulture, $"page {number}: {reason}");

    private ForgeRequest Request(Uri address) => new(address)
    {
        Authorization = authorization,
        Headers = Headers,
        CertificateAuthorities = certificateAuthorities,
    };

    private Uri Address(string call)
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
