using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using GitOpsSets.Engine.Publishing;

namespace GitOpsSets.Action.Forges.AzureDevOps;

/// <summary>Pull requests of one repository on Azure DevOps (<see href="https://learn.microsoft.com/rest/api/azure/devops/git/pull-requests"/>).</summary>
/// <param name="http">The way out.</param>
/// <param name="client">The repository.</param>
/// <param name="address">Where people browse it.</param>
internal sealed class AzureDevOpsPublisher(ForgeHttp http, AzureDevOpsClient client, AzureDevOpsAddress address) : IPullRequestPublisher
{
    private const string Heads = "refs/heads/";
    private const int MaxTitleCharacters = 400;

    /// <inheritdoc/>
    public int MaxBodyCharacters => 4000;

    /// <inheritdoc/>
    /// <remarks>A listing has the first 400 characters of a description alone, and perhaps no labels.</remarks>
    public async Task<OpenPullRequest?> FindOpenAsync(string branch, string baseBranch, CancellationToken cancellationToken)
    {
        var pulls = await client.ListAsync(Between(branch, baseBranch), cancellationToken);
        var found = pulls
            .Where(pull => pull.ForkSource is null && pull.SourceRefName == Heads + branch && pull.TargetRefName == Heads + baseBranch)
            .MinBy(static pull => pull.PullRequestId);
        return found is null ? null : await ReadAsync(found.PullRequestId, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<OpenPullRequest> OpenAsync(string branch, string baseBranch, PullRequestProposal proposal, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["sourceRefName"] = Heads + branch,
            ["targetRefName"] = Heads + baseBranch,
            ["title"] = Title(proposal),
            ["description"] = proposal.Body,
            ["isDraft"] = proposal.IsDraft,
        };
        return new PullRequestOpening(http)
        {
            Create = async token => Read(ForgeJson.Read(await client.WriteAsync(HttpMethod.Post, "pullRequests", body, token), AzureDevOpsJson.Default.AzureDevOpsPull), []),
            Find = token => FindOpenAsync(branch, baseBranch, token),
            FindRival = token => FindOpenAsync(branch, baseBranch, token),
            IsTaken = static exception => exception.Status == 409,
        }.OpenAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task EditAsync(OpenPullRequest open, PullRequestProposal proposal, CancellationToken cancellationToken) =>
        PatchAsync(open.Number, new JsonObject { ["title"] = Title(proposal), ["description"] = proposal.Body }, cancellationToken);

    /// <inheritdoc/>
    public async Task AddLabelsAsync(long number, ImmutableArray<string> labels, CancellationToken cancellationToken)
    {
        foreach (string label in labels)
        {
            await client.WriteAsync(HttpMethod.Post, $"{Call(number)}/labels", new JsonObject { ["name"] = label }, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task RequestReviewsAsync(long number, ImmutableArray<string> accounts, ImmutableArray<string> teams, CancellationToken cancellationToken) =>
        new AzureDevOpsReviewers(client).AddAsync(number, accounts, teams, cancellationToken);

    /// <inheritdoc/>
    public Task AssignAsync(long number, ImmutableArray<string> accounts, CancellationToken cancellationToken) =>
        throw new ForgeException("Azure DevOps assigns pull requests to nobody", "Give the accounts in the input reviewers instead of assignees");

    /// <inheritdoc/>
    /// <remarks>It is switched on in the name of whoever opened it, which is the run itself where the run opened it.</remarks>
    public Task CompleteWhenReadyAsync(OpenPullRequest open, string commit, CancellationToken cancellationToken) => open.OpenedBy is { } identity
        ? PatchAsync(open.Number, new JsonObject { ["autoCompleteSetBy"] = new JsonObject { ["id"] = identity } }, cancellationToken)
        : throw new ForgeException("Azure DevOps does not tell who opened it, and so in whose name it could be completed");

    /// <inheritdoc/>
    public Task CloseAsync(long number, CancellationToken cancellationToken) =>
        PatchAsync(number, new JsonObject { ["status"] = "abandoned" }, cancellationToken);

    private static ForgeListing<AzureDevOpsPull> Between(string branch, string baseBranch) => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"pullRequests?searchCriteria.status=active&searchCriteria.sourceRefName={Uri.EscapeDataString(Heads + branch)}&searchCriteria.targetRefName={Uri.EscapeDataString(Heads + baseBranch)}&$top={AzureDevOpsClient.PageSize}&$skip=0"),
        static answer => AzureDevOpsClient.Rows(answer, AzureDevOpsJson.Default.AzureDevOpsPageAzureDevOpsPull),
        static pull => pull is { PullRequestId: > 0, SourceRefName.Length: > 0, TargetRefName.Length: > 0 },
        "a pull request without number or branches",
        static pull => pull.PullRequestId.ToString(CultureInfo.InvariantCulture))
    {
        Counts = static pull => pull.Status is null or "active",
    };

    private async Task<OpenPullRequest?> ReadAsync(long number, CancellationToken cancellationToken)
    {
        var pull = await client.FindPullAsync(number, cancellationToken);
        return pull is not { Status: "active" } ? null : Read(pull, pull.Labels ?? await client.ReadLabelsAsync(number, cancellationToken));
    }

    private OpenPullRequest Read(AzureDevOpsPull pull, IReadOnlyList<AzureDevOpsLabel> labels) =>
        new(pull.PullRequestId, string.Create(CultureInfo.InvariantCulture, $"{address.Web.AbsoluteUri}/pullrequest/{pull.PullRequestId}"), pull.Description ?? "", [.. labels.Select(static label => label.Name)])
        {
            IsDraft = pull.IsDraft ?? false,
            OpenedBy = pull.CreatedBy?.Id,
        };

    private Task<ForgeAnswer> PatchAsync(long number, JsonObject body, CancellationToken cancellationToken) =>
        client.WriteAsync(HttpMethod.Patch, Call(number), body, cancellationToken);

    private static string Title(PullRequestProposal proposal) => ForgeTitle.Fit(proposal.Title, MaxTitleCharacters);

    private static string Call(long number) => string.Create(CultureInfo.InvariantCulture, $"pullRequests/{number}");
}
