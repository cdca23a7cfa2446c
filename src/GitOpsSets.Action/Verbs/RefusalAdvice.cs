using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Forges.AzureDevOps;
using GitOpsSets.Action.Forges.Gitea;
using GitOpsSets.Action.Forges.GitHub;
using GitOpsSets.Action.Forges.GitLab;
using GitOpsSets.Action.Git;

namespace GitOpsSets.Action.Verbs;

/// <summary>Finds what to do when a remote declines: what the kind of forge behind it is known to mean.</summary>
internal static class RefusalAdvice
{
    private static readonly PushAdvice[] Known = [GitHubPushes.Advice, AzureDevOpsPushes.Advice, GitLabPushes.Advice, GiteaPushes.Advice];

    /// <summary>The advice of a remote's forge; of a forge that is not known, what any known one would mean by the words.</summary>
    public static RemoteAdvice Of(ForgeRemote remote) => Pushes(remote) is { } forge
        ? new RemoteAdvice(forge.Rights, forge.For)
        : RemoteAdvice.Default with { For = static words => Known.Select(forge => forge.For(words)).FirstOrDefault(static advice => advice is not null) };

    private static PushAdvice? Pushes(ForgeRemote remote) =>
        GitHubHome.Has(remote) ? GitHubPushes.Advice
        : GitLabHome.Has(remote) ? GitLabPushes.Advice
        : AzureDevOpsHome.Has(remote) ? AzureDevOpsPushes.Advice
        : GiteaHome.Has(remote) ? GiteaPushes.Advice
        : null;
}
