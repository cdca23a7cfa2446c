using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges;

/// <summary>What asks a forge.</summary>
/// <param name="PullRequests">Lists its pull requests; null where it has none.</param>
/// <param name="References">Lists its branches, tags and environments; null where no definition asks for them.</param>
internal sealed record ForgeAdapters(IPullRequestLister? PullRequests, IReferenceLister? References)
{
    /// <summary>Exchanges the App or the identity that an object names for a token of a repository; null where that is none of the forge's. It may throw <see cref="ForgeException"/>.</summary>
    public Func<ForgeRepository, CancellationToken, Task<Secret?>> SignIn { get; init; } = static (_, _) => Task.FromResult<Secret?>(null);

    /// <summary>The run's own token where it is for a part of the forge, and a repository is in that part; else null.</summary>
    public Func<ForgeRepository, Secret?> OwnToken { get; init; } = static _ => null;
}
