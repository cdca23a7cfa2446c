using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges.GitHub;

/// <summary>Pull requests on GitHub.com and GitHub Enterprise.</summary>
/// <remarks>
/// Pages are cut from a list that moves: a pull request that closes between two requests shifts its followers, and one of them slips from a page
/// not yet read onto one already read. So a listing of more than one page counts only when two readings in a row name the same pull requests.
/// The second reading sends entity tags, so that what has not changed costs no quota.
/// </remarks>
/// <param name="http">The way out.</param>
/// <param name="home">The forge the run lives on; null when it lives on none. Its token goes to its own hosts only.</param>
internal sealed class GitHubPullRequests(ForgeHttp http, HomeForge? home) : IPullRequestLister
{
    private const int MaxReadings = 4;

    /// <inheritdoc/>
    public string Forge => "github";

    /// <inheritdoc/>
    public async Task<Listing<PullRequest>> ListOpenAsync(ForgeRepository repository, CancellationToken cancellationToken)
    {
        var began = http.Clock.GetUtcNow();
        try
        {
            var pulls = await ReadUntilSettledAsync(ClientFor(repository), cancellationToken);
            return new Listing<PullRequest>.Complete([.. pulls.Select(ToPullRequest)], began);
        }
        catch (ForgeException exception)
        {
            return new Listing<PullRequest>.Failed(Failure($"GitHub pull requests of {Name(repository)}", exception));
        }
    }

    /// <inheritdoc/>
    public async Task<PullRequestEvidence> LookUpAsync(ForgeRepository repository, long number, CancellationToken cancellationToken)
    {
        try
        {
            var client = ClientFor(repository);
            if (await client.FindPullAsync(number, cancellationToken) is not { } pull)
            {
                // 404 is also GitHub's word for "you may not know": it counts only where the repository itself can be read
                await client.RequireRepositoryAsync(cancellationToken);
                return new PullRequestEvidence.Closed();
            }

            if (pull.Number != number)
            {
                throw new ForgeException(string.Create(CultureInfo.InvariantCulture, $"the answer is about number {pull.Number}"));
            }

            return pull.State switch
            {
                "open" => new PullRequestEvidence.Open(ToPullRequest(pull)),
                "closed" => new PullRequestEvidence.Closed(),
                _ => throw new ForgeException($"its state is '{RemoteText.Clean(pull.State)}'"),
            };
        }
        catch (ForgeException exception)
        {
            string source = string.Create(CultureInfo.InvariantCulture, $"GitHub pull request #{number} of {Name(repository)}");
            return new PullRequestEvidence.Unknown(Failure(source, exception));
        }
    }

    private static async Task<ImmutableArray<GitHubPull>> ReadUntilSettledAsync(GitHubClient client, CancellationToken cancellationToken)
    {
        ImmutableArray<GitHubPage> pages = [];
        ImmutableArray<GitHubPull> before = [];
        for (int reading = 1; reading <= MaxReadings; reading++)
        {
            pages = await client.ListOpenPullsAsync(pages, cancellationToken);
            var pulls = Rows(pages);
            if (pages.Length == 1 || (reading > 1 && pulls.Select(Number).Order().SequenceEqual(before.Select(Number).Order())))
            {
                return pulls;
            }

            before = pulls;
        }

        throw new ForgeException("pull requests opened and closed each time the pages were read", "Try again in a moment");
    }

    /// <summary>In GitHub's order; a row seen twice counts once, and a row that says itself that it is closed is not open.</summary>
    private static ImmutableArray<GitHubPull> Rows(ImmutableArray<GitHubPage> pages) =>
        [.. pages.SelectMany(static page => page.Pulls).Where(static pull => pull.State == "open").DistinctBy(Number)];

    private static long Number(GitHubPull pull) => pull.Number;

    private static PullRequest ToPullRequest(GitHubPull pull) => new(
        pull.Number,
        pull.Title,
        pull.User?.Login ?? "",
        pull.Head.Ref,
        pull.Head.Sha,
        pull.Base.Ref,
        [.. pull.Labels.Select(static label => label?.Name ?? "")],
        pull.Head.Repo?.FullName ?? "",
        pull.Head.Repo?.CloneUrl ?? "",
        pull.Head.Repo?.SshUrl ?? "")
    {
        IsDraft = pull.Draft ?? false,
        IsFork = IsFork(pull.Head.Repo, pull.Base.Repo),
    };

    private static bool IsFork(GitHubPull.Repository? head, GitHubPull.Repository? target) => (head, target) switch
    {
        (null, _) => true,
        (_, null) => false,
        ({ Id: { } headId }, { Id: { } targetId }) => headId != targetId,
        _ => !string.Equals(head.FullName, target.FullName, StringComparison.OrdinalIgnoreCase),
    };

    private GitHubClient ClientFor(ForgeRepository repository)
    {
        if (repository.Credential is { IsEmpty: true })
        {
            throw new ForgeException("the token that the definition names is empty", "Give it through the input secrets; an empty token is never taken for none");
        }

        var api = GitHubApi.RootOf(repository.Server, home);
        var token = repository.Credential ?? (home?.Owns(api) == true ? home.Token : null);
        return new GitHubClient(http, api, repository.Path, ForgeAuthorization.Bearer(token), repository.CertificateAuthorities);
    }

    private string Name(ForgeRepository repository) =>
        $"{RemoteText.Clean(repository.Path)} at {Origin.Name(GitHubApi.RootOf(repository.Server, home))}";

    private static SourceFailure Failure(string source, ForgeException exception) => new(source, exception.Reason, exception.Advice);
}
