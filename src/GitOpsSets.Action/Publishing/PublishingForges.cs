using System.Collections.Immutable;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Git;

namespace GitOpsSets.Action.Publishing;

/// <summary>Finds the forge behind the remote that is published to.</summary>
/// <param name="all">Every kind that can be.</param>
internal sealed class PublishingForges(ImmutableArray<PublishingForge> all)
{
    /// <summary>What can be written to the repository that a remote is; null when no forge is known to have it, or there is no token for it.</summary>
    public HomeRepository? Open(ForgeHttp http, ForgeRemote remote) => all.Select(forge => forge.Open(http, remote)).FirstOrDefault(static repository => repository is not null);

    /// <summary>What to do when a remote declines, as its forge means it; of a forge that is not known, what any known one would mean by the words.</summary>
    public RemoteAdvice AdviceOf(ForgeRemote remote) => all.FirstOrDefault(forge => forge.Has(remote)) is { } known
        ? new RemoteAdvice(known.Pushes.Rights, known.Pushes.For)
        : RemoteAdvice.Default with { For = words => all.Select(forge => forge.Pushes.For(words)).FirstOrDefault(static advice => advice is not null) };
}
