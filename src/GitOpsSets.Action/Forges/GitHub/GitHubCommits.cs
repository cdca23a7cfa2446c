using System.Text.Json.Nodes;

namespace GitOpsSets.Action.Forges.GitHub;

/// <summary>
/// Commits that GitHub signs: made with a bot's token and without author, committer or signature. The branch is moved by the one call of GitHub's
/// that compares before it swaps (specs/publishing.md §3.8).
/// </summary>
/// <param name="http">The way out.</param>
/// <param name="api">API root, ends in a slash.</param>
/// <param name="path">Owner and name.</param>
/// <param name="authorization">The run's token.</param>
internal sealed class GitHubCommits(ForgeHttp http, Uri api, string path, ForgeAuthorization authorization) : ICommitAuthority
{
    private const string MoveReferences = "mutation($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }";
    private readonly GitHubClient _reader = new(http, api, path, authorization, tls: null);
    private readonly GitHubWriter _writer = new(http, authorization);

    /// <summary><see href="https://docs.github.com/rest/git/commits#create-a-commit"/>.</summary>
    public async Task<string> CommitAsync(string tree, string? parent, string message, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["message"] = message, ["tree"] = tree, ["parents"] = parent is null ? new JsonArray() : new JsonArray(JsonValue.Create(parent)) };
        var answer = await _writer.WriteAsync(HttpMethod.Post, _reader.Address("git/commits"), body, isRepeatable: true, cancellationToken);
        var commit = ForgeJson.Read(answer, GitHubJson.Default.GitHubCommit);
        if (commit.Tree.Sha != tree)
        {
            throw new ForgeException("GitHub made a commit of another tree than was asked for");
        }

        return commit.Verification.Verified
            ? commit.Sha
            : throw new ForgeException(
                $"GitHub did not sign the commit (reason: {RemoteText.Clean(commit.Verification.Reason)})",
                "Only the commits of bots are signed: give the workflow's own token or one of a GitHub App, or sign with a key");
    }

    /// <summary><see href="https://docs.github.com/graphql/reference/mutations#updaterefs"/>.</summary>
    public async Task<ReferenceMove> MoveAsync(string reference, string? before, string after, bool mayRewind, CancellationToken cancellationToken)
    {
        var repository = await _reader.GetRepositoryAsync(cancellationToken);
        var update = new JsonObject
        {
            ["name"] = reference,
            ["beforeOid"] = before ?? new string('0', after.Length),
            ["afterOid"] = after,
            ["force"] = mayRewind,
        };
        var body = new JsonObject
        {
            ["query"] = MoveReferences,
            ["variables"] = new JsonObject { ["input"] = new JsonObject { ["repositoryId"] = repository.NodeId, ["refUpdates"] = new JsonArray(update) } },
        };
        try
        {
            var answer = await _writer.WriteAsync(HttpMethod.Post, GitHubApi.GraphQlOf(api), body, isRepeatable: false, cancellationToken);
            return Read(answer);
        }
        catch (ForgeException exception) when (exception.Status is null or >= 500)
        {
            return new ReferenceMove.Unknown(exception.Reason);
        }
    }

    private static ReferenceMove Read(ForgeAnswer answer)
    {
        if (GitHubGraphQl.Read(answer) is not { } result)
        {
            return new ReferenceMove.Unknown("the answer is not what the API documents");
        }

        if (result.Errors.IsEmpty)
        {
            return new ReferenceMove.Moved();
        }

        bool isStale = result.Errors.Any(static error => error.Type == "STALE_DATA")
            || result.Words.Contains("expected", StringComparison.OrdinalIgnoreCase) || result.Words.Contains("fast forward", StringComparison.OrdinalIgnoreCase);
        return isStale ? new ReferenceMove.Stale(result.Words) : new ReferenceMove.Refused(result.Words);
    }
}
