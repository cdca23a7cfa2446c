using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace GitOpsSets.Action.Forges.AzureDevOps;

/// <summary>
/// Asks for reviews: Azure DevOps wants identities. Accounts are looked for among the members of the project's teams, by sign-in name or display
/// name, since the directory itself lives on another host, where no token of ours goes; a team is an identity of its own.
/// </summary>
/// <param name="client">The repository.</param>
internal sealed class AzureDevOpsReviewers(AzureDevOpsClient client)
{
    private static readonly ForgeListing<AzureDevOpsTeam> Teams = new(
        string.Create(CultureInfo.InvariantCulture, $"teams?$top={AzureDevOpsClient.PageSize}&$skip=0"),
        static answer => AzureDevOpsClient.Rows(answer, AzureDevOpsJson.Default.AzureDevOpsPageAzureDevOpsTeam),
        static team => team is { Id.Length: > 0, Name.Length: > 0 },
        "a team without identity",
        static team => team.Id);

    /// <summary>Adds reviewers whose vote is not required.</summary>
    /// <param name="number">The pull request.</param>
    /// <param name="accounts">Sign-in names, display names or identities.</param>
    /// <param name="teams">Names of the project's teams, or identities of groups.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ForgeException">Some could not be asked; the others were.</exception>
    public async Task AddAsync(long number, ImmutableArray<string> accounts, ImmutableArray<string> teams, CancellationToken cancellationToken)
    {
        var found = accounts.Concat(teams).Where(IsIdentity).ToDictionary(static name => name, static name => name, StringComparer.OrdinalIgnoreCase);
        if (found.Count < accounts.Length + teams.Length)
        {
            await FindAsync(accounts, teams, found, cancellationToken);
        }

        if (found.Count > 0)
        {
            var body = new JsonArray([.. found.Values.Distinct(StringComparer.OrdinalIgnoreCase).Select(static id => new JsonObject { ["id"] = id })]);
            await client.WriteAsync(HttpMethod.Post, string.Create(CultureInfo.InvariantCulture, $"pullRequests/{number}/reviewers"), body, cancellationToken);
        }

        if (accounts.Concat(teams).Where(name => !found.ContainsKey(name)).ToList() is { Count: > 0 } missing)
        {
            throw new ForgeException(
                $"no team of the project is or has {string.Join(" or ", missing.Select(static name => $"'{RemoteText.Clean(name)}'"))}",
                "Write the sign-in name as the team's members show it, or the identity's id");
        }
    }

    private async Task FindAsync(ImmutableArray<string> accounts, ImmutableArray<string> teams, Dictionary<string, string> found, CancellationToken cancellationToken)
    {
        var known = await client.ListTeamsAsync(Teams, cancellationToken);
        foreach (string name in teams)
        {
            if (known.FirstOrDefault(team => Is(team.Name, name.Split('/')[^1])) is { } team)
            {
                found.TryAdd(name, team.Id);
            }
        }

        foreach (var team in known)
        {
            if (accounts.All(found.ContainsKey))
            {
                return;
            }

            var members = await client.ListTeamsAsync(MembersOf(team), cancellationToken);
            foreach (string name in accounts)
            {
                if (members.FirstOrDefault(one => Is(one.Identity.UniqueName, name) || Is(one.Identity.DisplayName, name)) is { Identity.Id: { } id })
                {
                    found.TryAdd(name, id);
                }
            }
        }
    }

    private static ForgeListing<AzureDevOpsTeam.Member> MembersOf(AzureDevOpsTeam team) => new(
        string.Create(CultureInfo.InvariantCulture, $"teams/{Uri.EscapeDataString(team.Id)}/members?$top={AzureDevOpsClient.PageSize}&$skip=0"),
        static answer => AzureDevOpsClient.Rows(answer, AzureDevOpsJson.Default.AzureDevOpsPageMember),
        static member => member.Identity.Id is { Length: > 0 },
        "a member without identity",
        static member => member.Identity.Id ?? "");

    private static bool IsIdentity(string name) => Guid.TryParseExact(name, "D", out _);

    private static bool Is(string? known, string name) => string.Equals(known, name, StringComparison.OrdinalIgnoreCase);
}
