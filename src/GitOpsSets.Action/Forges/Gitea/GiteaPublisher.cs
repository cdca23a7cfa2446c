using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using GitOpsSets.Engine.Publishing;

namespace GitOpsSets.Action.Forges.Gitea;

/// <summary>Pull requests of one repository on Gitea or Forgejo (<see href="https://docs.gitea.com/api/"/>).</summary>
/// <param name="http">The way out.</param>
/// <param name="client">The repository.</param>
internal sealed class GiteaPublisher(ForgeHttp http, GiteaClient client) : IPullRequestPublisher
{
    private const string Draft = "WIP: ";
    private const int MaxTitleCharacters = 255;

    /// <inheritdoc/>
    /// <remarks>Gitea keeps any length; a page that is still read has an end.</remarks>
    public int MaxBodyCharacters => 60_000;

    /// <inheritdoc/>
    /// <remarks>The call that finds one by its branches also finds closed ones.</remarks>
    public async Task<OpenPullRequest?> FindOpenAsync(string branch, string baseBranch, CancellationToken cancellationToken)
    {
        var pulls = await client.ListAsync(GiteaPull.Open, cancellationToken);
        var found = pulls
            .Where(pull => pull.Head.RepoId == pull.Base.RepoId && pull.Head.Ref == branch && pull.Base.Ref == baseBranch)
            .MinBy(static pull => pull.Number);
        return found is null ? null : Read(found);
    }

    /// <inheritdoc/>
    public Task<OpenPullRequest> OpenAsync(string branch, string baseBranch, PullRequestProposal proposal, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["title"] = Title(proposal, proposal.IsDraft),
            ["head"] = branch,
            ["base"] = baseBranch,
            ["body"] = proposal.Body,
        };
        return new PullRequestOpening(http)
        {
            Create = async token => Read(ForgeJson.Read(await client.WriteAsync(HttpMethod.Post, "pulls", body, token), GiteaJson.Default.GiteaPull)),
            Find = token => FindOpenAsync(branch, baseBranch, token),
            FindRival = token => FindOpenAsync(branch, baseBranch, token),
            IsTaken = static exception => exception.Status == 409,
        }.OpenAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task EditAsync(OpenPullRequest open, PullRequestProposal proposal, CancellationToken cancellationToken) =>
        PatchAsync(open.Number, new JsonObject { ["title"] = Title(proposal, open.IsDraft), ["body"] = proposal.Body }, cancellationToken);

    /// <inheritdoc/>
    public async Task AddLabelsAsync(long number, ImmutableArray<string> labels, CancellationToken cancellationToken)
    {
        var numbers = await new GiteaLabels(client).FindAsync(labels, cancellationToken);
        var body = new JsonObject { ["labels"] = new JsonArray([.. numbers.Select(static label => JsonValue.Create(label))]) };
        await client.WriteAsync(HttpMethod.Post, Call("issues", number, "/labels"), body, cancellationToken);
    }

    /// <inheritdoc/>
    public Task RequestReviewsAsync(long number, ImmutableArray<string> accounts, ImmutableArray<string> teams, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["reviewers"] = Texts(accounts), ["team_reviewers"] = Texts([.. teams.Select(static team => team.Split('/')[^1])]) };
        return client.WriteAsync(HttpMethod.Post, Call("pulls", number, "/requested_reviewers"), body, cancellationToken);
    }

    /// <inheritdoc/>
    public Task AssignAsync(long number, ImmutableArray<string> accounts, CancellationToken cancellationToken) =>
        PatchAsync(number, new JsonObject { ["assignees"] = Texts(accounts) }, cancellationToken);

    /// <inheritdoc/>
    public async Task CompleteWhenReadyAsync(OpenPullRequest open, string commit, CancellationToken cancellationToken)
    {
        var repository = await client.ReadRepositoryAsync(cancellationToken);
        var body = new JsonObject { ["Do"] = repository.DefaultMergeStyle ?? "merge", ["head_commit_id"] = commit, ["merge_when_checks_succeed"] = true };
        await client.WriteAsync(HttpMethod.Post, Call("pulls", open.Number, "/merge"), body, cancellationToken);
    }

    /// <inheritdoc/>
    public Task CloseAsync(long number, CancellationToken cancellationToken) =>
        PatchAsync(number, new JsonObject { ["state"] = "closed" }, cancellationToken);

    private static OpenPullRequest Read(GiteaPull pull) =>
        new(pull.Number, pull.HtmlUrl ?? "", pull.Body ?? "", [.. (pull.Labels ?? []).Select(static label => label.Name)])
        {
            IsDraft = pull.Draft ?? IsDraft(pull.Title),
        };

    // The servers' own prefixes for work in progress.
    private static bool IsDraft(string title) =>
        title.StartsWith("WIP:", StringComparison.OrdinalIgnoreCase) || title.StartsWith("[WIP]", StringComparison.OrdinalIgnoreCase);

    private static string Title(PullRequestProposal proposal, bool isDraft) =>
        ForgeTitle.Fit(isDraft && !IsDraft(proposal.Title) ? Draft + proposal.Title : proposal.Title, MaxTitleCharacters);

    private Task<ForgeAnswer> PatchAsync(long number, JsonObject body, CancellationToken cancellationToken) =>
        client.WriteAsync(HttpMethod.Patch, Call("pulls", number, ""), body, cancellationToken);

    private static string Call(string kind, long number, string part) => string.Create(CultureInfo.InvariantCulture, $"{kind}/{number}{part}");

    private static JsonArray Texts(ImmutableArray<string> texts) => new([.. texts.Select(static text => JsonValue.Create(text))]);
}
