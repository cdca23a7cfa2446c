using System.Collections.Concurrent;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Generators;

/// <summary>The pull requests of a run: every repository is listed once, however many sets ask for it.</summary>
/// <param name="listers">One per kind of forge.</param>
public sealed class PullRequestListings(IReadOnlyList<IPullRequestLister> listers)
{
    // Sets are evaluated in parallel and share the answer: the first to ask starts the listing, the others await it.
    private readonly ConcurrentDictionary<(string Forge, ForgeRepository Repository), Lazy<Task<Listing<PullRequest>>>> _listings = new();

    /// <summary>The lister of a kind of forge, or null when there is none.</summary>
    /// <param name="forge">Such as <c>github</c>.</param>
    public IPullRequestLister? Find(string forge) => listers.FirstOrDefault(lister => lister.Forge == forge);

    /// <summary>The open pull requests of a repository.</summary>
    public Task<Listing<PullRequest>> ListOpenAsync(IPullRequestLister lister, ForgeRepository repository, CancellationToken cancellationToken) =>
        _listings.GetOrAdd(
            (lister.Forge, repository),
            _ => new Lazy<Task<Listing<PullRequest>>>(() => lister.ListOpenAsync(repository, cancellationToken))).Value;
}
