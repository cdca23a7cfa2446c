using System.Collections.Immutable;
using GitOpsSets.Action.Forges.AzureDevOps;
using GitOpsSets.Action.Forges.Bitbucket;
using GitOpsSets.Action.Forges.CodeCommit;
using GitOpsSets.Action.Forges.Gitea;
using GitOpsSets.Action.Forges.GitHub;
using GitOpsSets.Action.Forges.GitLab;

namespace GitOpsSets.Action.Forges;

/// <summary>Every kind of forge there is.</summary>
internal static class ForgeCatalog
{
    /// <summary>In the order in which they are offered. A new forge is its folder and one line here.</summary>
    public static ImmutableArray<ForgeDescriptor> All { get; } =
    [
        GitHubForge.Descriptor,
        GitLabForge.Descriptor,
        AzureDevOpsForge.Descriptor,
        GiteaForge.Descriptor,
        BitbucketForge.Descriptor,
        CodeCommitForge.Descriptor,
    ];

    /// <summary>The names of those that are published to.</summary>
    public static IEnumerable<string> PublishedTo => All.Where(static forge => forge.Publishing is not null).Select(static forge => forge.Name);

    /// <summary>The user as whom git shows a token; null where any user will do.</summary>
    public static string? GitUserOf(ForgeToken token) => All.Select(forge => forge.GitUser(token)).FirstOrDefault(static user => user is not null);

    /// <summary>Whether the run's own token is for the whole server of the forge it lives on.</summary>
    public static bool IsForTheServer(HomeForge home) => !All.Any(forge => forge.Name == home.Name && forge.IsShared);
}
