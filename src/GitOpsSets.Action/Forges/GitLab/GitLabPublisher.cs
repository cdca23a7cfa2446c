using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using GitOpsSets.Engine.Publishing;

namespace GitOpsSets.Action.Forges.GitLab;

/// <summary>Merge requests of one project on GitLab (<see href="https://docs.gitlab.com/api/merge_requests/"/>).</summary>
/// <param name="http">The way out.</param>
/// <param name="client">The project.</param>
internal sealed class GitLabPublisher(ForgeHttp http, GitLabClient client) : IPullRequestPublisher
{
    private const string Draft = "Draft: ";
    private const int MaxTitleCharacters = 255;
    private const int MaxTries = 6;

    /// <inheritdoc/>
    /// <remarks>GitLab takes 1 048 576 characters.</remarks>
    public int MaxBodyCharacters => 1_000_000;

    /// <inheritdoc/>
    public async Task<OpenPullRequest?> FindOpenAsync(string branch, string baseBranch, CancellationToken cancellationToken)
    {
        string branches = $"&source_branch={Uri.EscapeDataString(branch)}&target_branch={Uri.EscapeDataString(baseBranch)}";
        var requests = await client.ListAsync(GitLabMergeRequest.Open(branches), cancellationToken);
        var found = requests
            .Where(request => !request.IsFork && request.SourceBranch == branch && request.TargetBranch == baseBranch)
            .MinBy(static request => request.Iid);
        return found is null ? null : Read(found);
    }

    /// <inheritdoc/>
    public Task<OpenPullRequest> OpenAsync(string branch, string baseBranch, PullRequestProposal proposal, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["source_branch"] = branch,
            ["target_branch"] = baseBranch,
            ["title"] = Title(proposal, proposal.IsDraft),
            ["description"] = proposal.Body,
        };
        return new PullRequestOpening(http)
        {
            Create = async token => Read(ForgeJson.Read(await client.WriteAsync(HttpMethod.Post, "merge_requests", body, token), GitLabJson.Default.GitLabMergeRequest)),
            Find = token => FindOpenAsync(branch, baseBranch, token),
            FindRival = token => FindOpenAsync(branch, baseBranch, token),
            IsTaken = static exception => exception.Status == 409,
        }.OpenAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task EditAsync(OpenPullRequest open, PullRequestProposal proposal, CancellationToken cancellationToken) =>
        PutAsync(open.Number, new JsonObject { ["title"] = Title(proposal, open.IsDraft), ["description"] = proposal.Body }, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>Labels that are missing are made by GitLab.</remarks>
    public Task AddLabelsAsync(long number, ImmutableArray<string> labels, CancellationToken cancellationToken) =>
        PutAsync(number, new JsonObject { ["add_labels"] = string.Join(',', labels) }, cancellationToken);

    /// <inheritdoc/>
    public Task RequestReviewsAsync(long number, ImmutableArray<string> accounts, ImmutableArray<string> teams, CancellationToken cancellationToken) => teams.IsEmpty
        ? new GitLabAccounts(client).SetAsync(Call(number), "reviewer_ids", accounts, static request => request.Reviewers, cancellationToken)
        : throw new ForgeException("GitLab asks no groups for a review", "Name the group in CODEOWNERS or in an approval rule, or give accounts in the input reviewers");

    /// <inheritdoc/>
    public Task AssignAsync(long number, ImmutableArray<string> accounts, CancellationToken cancellationToken) =>
        new GitLabAccounts(client).SetAsync(Call(number), "assignee_ids", accounts, static request => request.Assignees, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>GitLab refuses while it still prepares a merge request, which takes seconds, and where there is no pipeline to wait for.</remarks>
    public async Task CompleteWhenReadyAsync(OpenPullRequest open, string commit, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["sha"] = commit, ["merge_when_pipeline_succeeds"] = true, ["auto_merge"] = true };
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await client.WriteAsync(HttpMethod.Put, $"{Call(open.Number)}/merge", body, cancellationToken);
                return;
            }
            catch (ForgeException exception) when (exception.Status is 405 or 406 or 422)
            {
                if (attempt == MaxTries)
                {
                    throw new ForgeException(exception.Reason, "Auto-merge needs a pipeline of the merge request to wait for, and no conflict, draft or missing approval", exception);
                }

                await Task.Delay(http.Policy.FirstDelay * attempt, http.Clock, cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public Task CloseAsync(long number, CancellationToken cancellationToken) =>
        PutAsync(number, new JsonObject { ["state_event"] = "close" }, cancellationToken);

    private static OpenPullRequest Read(GitLabMergeRequest request) =>
        new(request.Iid, request.WebUrl ?? "", request.Description ?? "", request.LabelNames)
        {
            IsDraft = request.Draft ?? IsDraft(request.Title),
        };

    // https://docs.gitlab.com/user/project/merge_requests/drafts/
    private static bool IsDraft(string title) =>
        ((string[])["Draft:", "[Draft]", "(Draft)"]).Any(prefix => title.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private static string Title(PullRequestProposal proposal, bool isDraft) =>
        ForgeTitle.Fit(isDraft && !IsDraft(proposal.Title) ? Draft + proposal.Title : proposal.Title, MaxTitleCharacters);

    private Task<ForgeAnswer> PutAsync(long number, JsonObject body, CancellationToken cancellationToken) =>
        client.WriteAsync(HttpMethod.Put, Call(number), body, cancellationToken);

    private static string Call(long number) => string.Create(CultureInfo.InvariantCulture, $"merge_requests/{number}");
}
