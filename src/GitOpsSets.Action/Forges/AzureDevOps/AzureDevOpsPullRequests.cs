using System.Globalization;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges.AzureDevOps;

/// <summary>Pull requests on Azure DevOps.</summary>
/// <param name="http">The way out.</param>
/// <param name="home">The forge the run lives on; null when it lives on none. Its token goes to its own hosts only.</param>
internal sealed class AzureDevOpsPullRequests(ForgeHttp http, HomeForge? home) : IPullRequestLister
{
    // Active is the server's default, said all the same: https://learn.microsoft.com/rest/api/azure/devops/git/pull-requests/get-pull-requests
    private static readonly ForgeListing<AzureDevOpsPull> ActivePulls = new(
        string.Create(CultureInfo.InvariantCulture, $"pullRequests?searchCriteria.status=active&$top={AzureDevOpsClient.PageSize}&$skip=0"),
        static answer => AzureDevOpsClient.Rows(answer, AzureDevOpsJson.Default.AzureDevOpsPageAzureDevOpsPull),
        static pull => pull.IsWhole,
        "a pull request without number, title, branch, author or commit, which a new one lacks until its merge was computed",
        static pull => pull.PullRequestId.ToString(CultureInfo.InvariantCulture))
    {
        Counts = static pull => pull.Status is null or "active",
    };

    /// <inheritdoc/>
    public string Forge => "azuredevops";

    /// <inheritdoc/>
    public async Task<Listing<PullRequest>> ListOpenAsync(ForgeRepository repository, CancellationToken cancellationToken)
    {
        var began = http.Clock.GetUtcNow();
        try
        {
            var pulls = await AzureDevOpsClient.For(http, home, repository).ListAsync(ActivePulls, cancellationToken);
            return new Listing<PullRequest>.Complete([.. pulls.Select(static pull => ToPullRequest(pull, pull.Labels ?? []))], began);
        }
        catch (ForgeException exception)
        {
            return new Listing<PullRequest>.Failed(Failure($"Azure DevOps pull requests of {AzureDevOpsClient.Name(repository)}", exception));
        }
    }

    /// <inheritdoc/>
    public async Task<PullRequestEvidence> LookUpAsync(ForgeRepository repository, long number, CancellationToken cancellationToken)
    {
        try
        {
            var client = AzureDevOpsClient.For(http, home, repository);
            if (await client.FindPullAsync(number, cancellationToken) is not { } pull)
            {
                // 404 is also Azure DevOps' word for "you may not know": it counts only where the repository itself can be read
                await client.RequireRepositoryAsync(cancellationToken);
                return new PullRequestEvidence.Closed();
            }

            if (pull.PullRequestId != number)
            {
                throw new ForgeException(string.Create(CultureInfo.InvariantCulture, $"the answer is about number {pull.PullRequestId}"));
            }

            return pull.Status switch
            {
                // labels that are not told may not be taken for none: a filter would let the pull request go
                "active" when pull.IsWhole => new PullRequestEvidence.Open(ToPullRequest(pull, pull.Labels ?? await client.ReadLabelsAsync(number, cancellationToken))),
                "completed" or "abandoned" => new PullRequestEvidence.Closed(),
                _ => throw new ForgeException($"its state is '{RemoteText.Clean(pull.Status ?? "")}', and its description may be incomplete"),
            };
        }
        catch (ForgeException exception)
        {
            string source = string.Create(CultureInfo.InvariantCulture, $"Azure DevOps pull request #{number} of {AzureDevOpsClient.Name(repository)}");
            return new PullRequestEvidence.Unknown(Failure(source, exception));
        }
    }

    private static PullRequest ToPullRequest(AzureDevOpsPull pull, IReadOnlyList<AzureDevOpsLabel> labels)
    {
        var home = pull.ForkSource is { } fork ? fork.Repository : pull.Repository;
        return new PullRequest(
            pull.PullRequestId,
            pull.Title ?? "",
            pull.CreatedBy?.DisplayName ?? "",
            AzureDevOpsReferences.Short(pull.SourceRefName ?? "", "refs/heads/"),
            pull.LastMergeSourceCommit?.CommitId ?? "",
            AzureDevOpsReferences.Short(pull.TargetRefName ?? "", "refs/heads/"),
            [.. labels.Select(static label => label.Name)],
            home?.Name ?? "",
            home?.RemoteUrl ?? "",
            home?.SshUrl ?? "")
        {
            IsDraft = pull.IsDraft ?? false,
            IsFork = pull.ForkSource is not null,
        };
    }

    private static SourceFailure Failure(string source, ForgeException exception) => new(source, exception.Reason, exception.Advice);
}
