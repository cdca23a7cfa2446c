using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace GitOpsSets.Action.Forges.GitLab;

/// <summary>Puts accounts on a merge request: GitLab wants their numbers, and keeps silent about those it does not take.</summary>
/// <param name="client">The project.</param>
internal sealed class GitLabAccounts(GitLabClient client)
{
    /// <summary>Sets a list of accounts.</summary>
    /// <param name="call">The merge request.</param>
    /// <param name="list">Such as <c>reviewer_ids</c>.</param>
    /// <param name="accounts">Their names.</param>
    /// <param name="taken">The list in the answer.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ForgeException">Some are not on it; the others are.</exception>
    public async Task SetAsync(
        string call, string list, ImmutableArray<string> accounts, Func<GitLabMergeRequest, IReadOnlyList<GitLabUser>?> taken, CancellationToken cancellationToken)
    {
        var numbers = new JsonArray();
        var unknown = ImmutableArray.CreateBuilder<string>();
        foreach (string name in accounts)
        {
            if (await client.FindUserAsync(name, cancellationToken) is { Id: { } number })
            {
                numbers.Add((JsonNode)JsonValue.Create(number));
            }
            else
            {
                unknown.Add(name);
            }
        }

        if (numbers.Count > 0)
        {
            int wanted = numbers.Count;
            var answer = await client.WriteAsync(HttpMethod.Put, call, new JsonObject { [list] = numbers }, cancellationToken);
            int kept = taken(ForgeJson.Read(answer, GitLabJson.Default.GitLabMergeRequest))?.Count ?? wanted;
            if (kept < wanted)
            {
                throw new ForgeException(
                    FormattableString.Invariant($"GitLab took {kept} of {wanted}"), "More than one needs a paid tier, and each must be a member of the project");
            }
        }

        if (unknown.Count > 0)
        {
            throw new ForgeException($"GitLab knows no account named {string.Join(" or ", unknown.Select(static name => $"'{RemoteText.Clean(name)}'"))}", "Write the user names, without '@'");
        }
    }
}
