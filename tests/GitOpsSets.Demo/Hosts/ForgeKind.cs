using System.Collections.Frozen;
using GitOpsSets.Testing;

namespace GitOpsSets.Demo.Hosts;

/// <summary>A kind of forge: what definitions and inputs call it, and where it has things.</summary>
/// <param name="Name">As people call it.</param>
/// <param name="Word">As the input <c>forge</c> has it.</param>
/// <param name="Owner">Who owns its repositories.</param>
/// <param name="GitFolder">Where git has these, below the server.</param>
/// <param name="ApiFolder">Where its API is, below the server; empty at its root.</param>
/// <param name="Provider">The type of a provider that lists its pull requests.</param>
/// <param name="Public">The address of the service that everybody knows.</param>
internal sealed record ForgeKind(string Name, string Word, string Owner, string GitFolder, string ApiFolder, string Provider, string Public)
{
    private ForgeKind(string name, string word, string owner, string apiFolder, string provider, string @public)
        : this(name, word, owner, owner, apiFolder, provider, @public)
    {
    }

    public static ForgeKind GitHub { get; } = new("GitHub", "github", "acme", "api/v3", "GitHubPullRequest", "https://github.com")
    {
        Token = "ghs_0123456789abcdefghijklmnopqrstuvwx01",
        StartAsync = static async token => await FakeGitHub.StartAsync(token),
    };

    public static ForgeKind AzureDevOps { get; } = new("Azure DevOps", "azuredevops", "acme/platform", "acme/platform/_git", "", "AzureDevOpsPullRequest", "https://dev.azure.com")
    {
        // As the pipeline's own are: a JSON Web Token.
        Token = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJuYW1laWQiOiJidWlsZC1zZXJ2aWNlIn0.c2lnbmF0dXJlLW9mLXRoZS1waXBlbGluZQ",
        StartAsync = static async token => await FakeAzureDevOpsServer.StartAsync(token),
    };

    public static ForgeKind GitLab { get; } = new("GitLab", "gitlab", "acme/teams", "api/v4", "GitLabMergeRequest", "https://gitlab.com")
    {
        Token = "glpat-0123456789abcdefghij",
        StartAsync = static async token => await FakeGitLabServer.StartAsync(token),
    };

    public static ForgeKind Gitea { get; } = new("Gitea", "gitea", "acme", "api/v1", "GiteaPullRequest", "https://gitea.com")
    {
        Token = "f00dfeedcafe0123456789abcdef0123456789ab",
        StartAsync = static async token => await FakeGiteaServer.StartAsync(token),
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ForgeKind> All { get; } = [GitHub, AzureDevOps, GitLab, Gitea];

    /// <summary>All of them, by name.</summary>
    public static FrozenDictionary<string, ForgeKind> ByName { get; } = All.ToFrozenDictionary(static kind => kind.Name, StringComparer.Ordinal);

    /// <summary>A token as it gives them out.</summary>
    public required string Token { get; init; }

    /// <summary>Starts a stand-in for it.</summary>
    public required Func<CancellationToken, Task<FakeForgeServer>> StartAsync { get; init; }
}
