using System.Globalization;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges.Gitea;

/// <summary>Pull requests on Gitea and Forgejo.</summary>
/// <param name="http">The way out.</param>
/// <param name="home">The forge the run lives on; null when it lives on none. Its token goes to its own hosts only.</param>
internal sealed class GiteaPullRequests(ForgeHttp http, HomeForge? home) : IPullRequestLister
{
    // Newest first, as Gitea's own default order is. A server may cut pages shorter than asked (MAX_RESPONSE_ITEMS).
    private static readonly ForgeListing<GiteaPull> OpenPulls = new(
        "pulls?state=open&limit=100&page=1",
        static answer => ForgeJson.Read(answer, GiteaJson.Default.IReadOnlyListGiteaPull),
        IsWhole,
        "a pull request without number, branch or commit",
        static pull => pull.Number.ToString(CultureInfo.InvariantCulture))
    {
        Counts = static pull => pull.State == "open",
    };

    /// <inheritdoc/>
    public string Forge => "gitea";

    /// <inheritdoc/>
    public async Task<Listing<PullRequest>> ListOpenAsync(ForgeRepository repository, CancellationToken cancellationToken)
    {
        var began = http.Clock.GetUtcNow();
        try
        {
            var pulls = await GiteaClient.For(http, home, repository).ListAsync(OpenPulls, cancellationToken);
            return new Listing<PullRequest>.Complete([.. pulls.Select(ToPullRequest)], began);
        }
        catch (ForgeException exception)
        {
            return new Listing<PullRequest>.Failed(Failure($"Gitea pull requests of {GiteaClient.Name(repository)}", exception));
        }
    }

    /// <inheritdoc/>
    public async Task<PullRequestEvidence> LookUpAsync(ForgeRepository repository, long number, CancellationToken cancellationToken)
    {
        try
        {
            var client = GiteaClient.For(http, home, repository);
            if (await client.FindPullAsync(number, cancellationToken) is not { } pull)
            {
                // 404 is also Gitea's word for "you may not know": it counts only where the repository itself can be read
                await client.RequireRepositoryAsync(cancellationToken);
                return new PullRequestEvidence.Closed();
            }

            if (pull.Number != number)
            {
                throw new ForgeException(string.Create(CultureInfo.InvariantCulture, $"the answer is about number {pull.Number}"));
            }

            return pull.State switch
            {
                "open" when IsWhole(pull) => new PullRequestEvidence.Open(ToPullRequest(pull)),
                "closed" => new PullRequestEvidence.Closed(),
                _ => throw new ForgeException($"its state is '{RemoteText.Clean(pull.State)}'"),
            };
        }
        catch (ForgeException exception)
        {
            string source = string.Create(CultureInfo.InvariantCulture, $"Gitea pull request #{number} of {GiteaClient.Name(repository)}");
            return new PullRequestEvidence.Unknown(Failure(source, exception));
        }
    }

    private static bool IsWhole(GiteaPull pull) => pull is { Number: > 0, Head: { Ref.Length: > 0, Sha.Length: > 0 } };

    private static PullRequest ToPullRequest(GiteaPull pull) => new(
        pull.Number,
        pull.Title,
        pull.User?.Login ?? "",
        pull.Head.Ref,
        pull.Head.Sha,
        pull.Base.Ref,
        [.. (pull.Labels ?? []).Select(static label => label.Name)],
        pull.Head.Repo?.FullName ?? "",
        pull.Head.Repo?.CloneUrl ?? "",
        pull.Head.Repo?.SshUrl ?? "")
    {
        IsDraft = pull.Draft ?? false,
        IsFork = pull.Head.RepoId != pull.Base.RepoId,
    };

    private static SourceFailure Failure(string source, ForgeException exception) => new(source, exception.Reason, exception.Advice);
}
