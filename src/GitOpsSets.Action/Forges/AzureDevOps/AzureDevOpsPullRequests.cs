using System.Globalization;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges.AzureDevOps;

/// <summary>Pull requests on Azure DevOps.</summary>
/// <param name="http">The way out.</param>
/// <param name="tokens">What it is asked with.</param>
internal sealed class AzureDevOpsPullRequests(ForgeHttp http, ForgeTokens tokens) : ForgePullRequests<AzureDevOpsClient, AzureDevOpsPull>(http, AzureDevOpsForge.Name, "Azure DevOps")
{
    // Active is the server's default, said all the same: https://learn.microsoft.com/rest/api/azure/devops/git/pull-requests/get-pull-requests
    protected override ForgeListing<AzureDevOpsPull> OpenPulls { get; } = new(
        string.Create(CultureInfo.InvariantCulture, $"pullRequests?searchCriteria.status=active&$top={AzureDevOpsClient.PageSize}&$skip=0"),
        static answer => AzureDevOpsClient.Rows(answer, AzureDevOpsJson.Default.AzureDevOpsPageAzureDevOpsPull),
        static pull => pull.IsWhole,
        "a pull request without number, title, branch, author or commit, which a new one lacks until its merge was computed",
        static pull => pull.PullRequestId.ToString(CultureInfo.InvariantCulture))
    {
        Counts = static pull => pull.Status is null or "active",
    };

    protected override Task<AzureDevOpsClient> ConnectAsync(ForgeRepository repository, CancellationToken cancellationToken) =>
        Task.FromResult(AzureDevOpsClient.For(Http, tokens, repository));

    protected override string NameOf(ForgeRepository repository) => AzureDevOpsClient.Name(repository);

    protected override long NumberOf(AzureDevOpsPull pull) => pull.PullRequestId;

    protected override (string Word, bool? IsOpen) StateOf(AzureDevOpsPull pull) =>
        (pull.Status ?? "", pull.Status switch { "active" => true, "completed" or "abandoned" => false, _ => null });

    protected override PullRequest ToPullRequest(AzureDevOpsPull pull) => ToPullRequest(pull, pull.Labels ?? []);

    // Labels that are not told may not be taken for none: a filter would let the pull request go.
    protected override async Task<PullRequest> ToPullRequestAsync(AzureDevOpsClient client, AzureDevOpsPull pull, CancellationToken cancellationToken) =>
        ToPullRequest(pull, pull.Labels ?? await client.ReadLabelsAsync(pull.PullRequestId, cancellationToken));

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
}
