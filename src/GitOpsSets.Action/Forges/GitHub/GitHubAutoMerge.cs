using System.Text.Json.Nodes;

namespace GitOpsSets.Action.Forges.GitHub;

/// <summary>Has GitHub merge a pull request once its branch rules are met (<see href="https://docs.github.com/graphql/reference/mutations#enablepullrequestautomerge"/>).</summary>
/// <param name="reader">The repository.</param>
/// <param name="writer">Writes to it.</param>
/// <param name="graphQl">The GraphQL endpoint; REST has no such call.</param>
internal sealed class GitHubAutoMerge(GitHubClient reader, GitHubWriter writer, Uri graphQl)
{
    private const string Enable = "mutation($input: EnablePullRequestAutoMergeInput!) { enablePullRequestAutoMerge(input: $input) { clientMutationId } }";

    /// <summary>Switches it on.</summary>
    /// <exception cref="ForgeException">GitHub would not.</exception>
    public async Task EnableAsync(long number, string commit, CancellationToken cancellationToken)
    {
        var pull = await reader.FindPullAsync(number, cancellationToken);
        var repository = await reader.GetRepositoryAsync(cancellationToken);
        var input = new JsonObject { ["pullRequestId"] = pull?.NodeId, ["mergeMethod"] = repository.MergeMethod, ["expectedHeadOid"] = commit };
        var body = new JsonObject { ["query"] = Enable, ["variables"] = new JsonObject { ["input"] = input } };
        var answer = await writer.WriteAsync(HttpMethod.Post, graphQl, body, isRepeatable: true, cancellationToken);
        var result = GitHubGraphQl.Read(answer) ?? throw ForgeJson.Misshapen(answer, "it has neither data nor errors", null);
        if (!result.Errors.IsEmpty)
        {
            throw new ForgeException(result.Words, "It needs 'Allow auto-merge' in the settings of the repository, and a rule on the base branch that there is something to wait for");
        }
    }
}
