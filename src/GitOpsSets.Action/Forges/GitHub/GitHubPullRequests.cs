using System.Globalization;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges.GitHub;

/// <summary>Pull requests on GitHub.com and GitHub Enterprise.</summary>
/// <param name="http">The way out.</param>
/// <param name="home">The forge the run lives on; null when it lives on none. Its token goes to its own hosts only.</param>
internal sealed class GitHubPullRequests(ForgeHttp http, HomeForge? home) : IPullRequestLister
{
    /// <inheritdoc/>
    public string Forge => "github";

    /// <inheritdoc/>
    public async Task<Listing<PullRequest>> ListOpenAsync(ForgeRepository repository, CancellationToken cancellationToken)
    {
        var began = http.Clock.GetUtcNow();
        try
        {
            var pulls = await GitHubClient.For(http, home, repository).ListAsync(GitHubPull.Open(""), cancellationToken);
            return new Listing<PullRequest>.Complete([.. pulls.Select(ToPullRequest)], began);
        }
        catch (ForgeException exception)
        {
            return new Listing<PullRequest>.Failed(Failure($"GitHub pull requests of {GitHubClient.Name(home, repository)}", exception));
        }
    }

    /// <inheritdoc/>
    public async Task<PullRequestEvidence> LookUpAsync(ForgeRepository repository, long number, CancellationToken cancellationToken)
    {
        try
        {
            var client = GitHubClient.For(http, home, repository);
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
            string source = string.Create(CultureInfo.InvariantCulture, $"GitHub pull request #{number} of {GitHubClient.Name(home, repository)}");
            return new PullRequestEvidence.Unknown(Failure(source, exception));
        }
    }

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
        IsFork = pull.IsFork,
    };

    private static SourceFailure Failure(string source, ForgeException exception) => new(source, exception.Reason, exception.Advice);
}
