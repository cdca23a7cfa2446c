using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using GitOpsSets.Engine.Publishing;

namespace GitOpsSets.Action.Forges.GitHub;

/// <summary>Pull requests of one repository on GitHub.com or GitHub Enterprise, written with the run's own token.</summary>
/// <param name="http">The way out.</param>
/// <param name="api">API root, ends in a slash.</param>
/// <param name="path">Owner and name.</param>
/// <param name="authorization">The run's token.</param>
internal sealed class GitHubPublisher(ForgeHttp http, Uri api, string path, ForgeAuthorization authorization) : IPullRequestPublisher
{
    private readonly GitHubClient _reader = new(http, api, path, authorization, tls: null);
    private readonly GitHubWriter _writer = new(http, authorization);

    /// <inheritdoc/>
    /// <remarks>GitHub takes 65 536 characters; it counts some of them twice.</remarks>
    public int MaxBodyCharacters => 60_000;

    /// <summary><see href="https://docs.github.com/rest/pulls/pulls#list-pull-requests"/>.</summary>
    public async Task<OpenPullRequest?> FindOpenAsync(string branch, string baseBranch, CancellationToken cancellationToken)
    {
        string owner = path.Split('/')[0];
        string query = $"&head={Uri.EscapeDataString($"{owner}:{branch}")}&base={Uri.EscapeDataString(baseBranch)}";
        return await FindAsync(query, branch, baseBranch, cancellationToken);
    }

    /// <summary><see href="https://docs.github.com/rest/pulls/pulls#create-a-pull-request"/>.</summary>
    public Task<OpenPullRequest> OpenAsync(string branch, string baseBranch, PullRequestProposal proposal, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["title"] = proposal.Title,
            ["head"] = branch,
            ["base"] = baseBranch,
            ["body"] = proposal.Body,
            ["draft"] = proposal.IsDraft,
        };
        return new PullRequestOpening(http)
        {
            Create = async token => Read(ForgeJson.Read(
                await _writer.WriteAsync(HttpMethod.Post, _reader.Address("pulls"), body, isRepeatable: false, token), GitHubJson.Default.GitHubPull)),
            Find = token => FindOpenAsync(branch, baseBranch, token),

            // The filter by owner and branch misses some (peter-evans/create-pull-request #4245).
            FindRival = token => FindAsync($"&base={Uri.EscapeDataString(baseBranch)}", branch, baseBranch, token),
            IsTaken = static exception => exception.Status == 422 && exception.Reason.Contains("already exists", StringComparison.Ordinal),
        }.OpenAsync(cancellationToken);
    }

    /// <summary><see href="https://docs.github.com/rest/pulls/pulls#update-a-pull-request"/>.</summary>
    public Task EditAsync(OpenPullRequest open, PullRequestProposal proposal, CancellationToken cancellationToken) =>
        WriteAsync(HttpMethod.Patch, "pulls", open.Number, "", new JsonObject { ["title"] = proposal.Title, ["body"] = proposal.Body }, cancellationToken);

    /// <summary><see href="https://docs.github.com/rest/issues/labels#add-labels-to-an-issue"/>; the call that sets labels would take people's away.</summary>
    public Task AddLabelsAsync(long number, ImmutableArray<string> labels, CancellationToken cancellationToken) =>
        WriteAsync(HttpMethod.Post, "issues", number, "/labels", new JsonObject { ["labels"] = Texts(labels) }, cancellationToken);

    /// <summary><see href="https://docs.github.com/rest/pulls/review-requests#request-reviewers-for-a-pull-request"/>.</summary>
    public Task RequestReviewsAsync(long number, ImmutableArray<string> accounts, ImmutableArray<string> teams, CancellationToken cancellationToken) =>
        WriteAsync(HttpMethod.Post, "pulls", number, "/requested_reviewers", new JsonObject { ["reviewers"] = Texts(accounts), ["team_reviewers"] = Texts([.. teams.Select(static team => team.Split('/')[^1])]) }, cancellationToken);

    /// <summary><see href="https://docs.github.com/rest/issues/assignees#add-assignees-to-an-issue"/>; GitHub drops accounts that may not push without a word.</summary>
    public Task AssignAsync(long number, ImmutableArray<string> accounts, CancellationToken cancellationToken) =>
        WriteAsync(HttpMethod.Post, "issues", number, "/assignees", new JsonObject { ["assignees"] = Texts(accounts) }, cancellationToken);

    /// <summary><see href="https://docs.github.com/rest/pulls/pulls#update-a-pull-request"/>.</summary>
    public Task CloseAsync(long number, CancellationToken cancellationToken) =>
        WriteAsync(HttpMethod.Patch, "pulls", number, "", new JsonObject { ["state"] = "closed" }, cancellationToken);

    /// <inheritdoc/>
    public Task CompleteWhenReadyAsync(OpenPullRequest open, string commit, CancellationToken cancellationToken) =>
        new GitHubAutoMerge(_reader, _writer, GitHubApi.GraphQlOf(api)).EnableAsync(open.Number, commit, cancellationToken);

    private async Task<OpenPullRequest?> FindAsync(string query, string branch, string baseBranch, CancellationToken cancellationToken)
    {
        var pulls = await _reader.ListAsync(GitHubPull.Open(query), cancellationToken);
        var found = pulls
            .Where(pull => !pull.IsFork && pull.Head.Ref == branch && pull.Base.Ref == baseBranch)
            .MinBy(static pull => pull.Number);
        return found is null ? null : Read(found);
    }

    private static OpenPullRequest Read(GitHubPull pull) =>
        new(pull.Number, pull.HtmlUrl ?? "", pull.Body ?? "", [.. pull.Labels.Select(static label => label?.Name ?? "")]) { IsDraft = pull.Draft ?? false };

    private Task<ForgeAnswer> WriteAsync(HttpMethod method, string kind, long number, string part, JsonObject body, CancellationToken cancellationToken) =>
        _writer.WriteAsync(method, _reader.Address(string.Create(CultureInfo.InvariantCulture, $"{kind}/{number}{part}")), body, isRepeatable: true, cancellationToken);

    private static JsonArray Texts(ImmutableArray<string> texts) => new([.. texts.Select(static text => JsonValue.Create(text))]);
}
