using System.Collections.Immutable;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Forges.AzureDevOps;
using GitOpsSets.Action.Forges.Gitea;
using GitOpsSets.Action.Forges.GitHub;
using GitOpsSets.Action.Forges.GitLab;
using GitOpsSets.Action.Git;

namespace GitOpsSets.Action;

/// <summary>The forges that are published to.</summary>
internal static class PublishingForges
{
    private static readonly ImmutableArray<PublishingForge> All = [GitHubHome.Forge, GitLabHome.Forge, AzureDevOpsHome.Forge, GiteaHome.Forge];

    /// <summary>What can be written to the repository that a remote is; null when no forge is known to have it, or there is no token for it.</summary>
    public static HomeRepository? Open(ForgeHttp http, ForgeRemote remote) => All.Select(forge => forge.Open(http, remote)).FirstOrDefault(static repository => repository is not null);

    /// <summary>What to do when a remote declines, as its forge means it; of a forge that is not known, what any known one would mean by the words.</summary>
    public static RemoteAdvice AdviceOf(ForgeRemote remote) => All.FirstOrDefault(forge => forge.Has(remote)) is { } known
        ? new RemoteAdvice(known.Pushes.Rights, known.Pushes.For)
        : RemoteAdvice.Default with { For = static words => All.Select(forge => forge.Pushes.For(words)).FirstOrDefault(static advice => advice is not null) };
}
