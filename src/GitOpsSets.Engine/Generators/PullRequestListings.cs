using System.Collections.Concurrent;
using System.Collections.Immutable;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Generators;

/// <summary>The pull requests of a run: every repository is listed once, however many sets ask for it.</summary>
/// <param name="listers">One per kind of forge.</param>
public sealed class PullRequestListings(IReadOnlyList<IPullRequestLister> listers)
{
    // Sets are evaluated in parallel and share the answer: the first to ask starts the listing, the others await it.
    private readonly ConcurrentDictionary<(string Forge, ForgeRepository Repository), Lazy<Task<Listing<PullRequest>>>> _listings = new();
    private readonly ConcurrentDictionary<(string Forge, ForgeRepository Repository, string Tags), Lazy<Task<bool>>> _unchanged = new();
    private readonly ConcurrentDictionary<(string Forge, ForgeRepository Repository, long Number), Lazy<Task<Listing<PullRequest>>>> _completions = new();

    /// <summary>The lister of a kind of forge, or null when there is none.</summary>
    /// <param name="forge">Such as <c>github</c>.</param>
    public IPullRequestLister? Find(string forge) => listers.FirstOrDefault(lister => lister.Forge == forge);

    /// <summary>The open pull requests of a repository.</summary>
    public Task<Listing<PullRequest>> ListOpenAsync(IPullRequestLister lister, ForgeRepository repository, CancellationToken cancellationToken) =>
        _listings.GetOrAdd(
            (lister.Forge, repository),
            _ => new Lazy<Task<Listing<PullRequest>>>(() => lister.ListOpenAsync(repository, cancellationToken))).Value;

    /// <summary>A pull request of which the listing tells the number alone, with all else.</summary>
    public Task<Listing<PullRequest>> CompleteAsync(IPullRequestLister lister, ForgeRepository repository, PullRequest request, CancellationToken cancellationToken) =>
        _completions.GetOrAdd(
            (lister.Forge, repository, request.Number),
            _ => new Lazy<Task<Listing<PullRequest>>>(() => lister.CompleteAsync(repository, request, cancellationToken))).Value;

    /// <summary>Whether an earlier listing of a repository still holds. Nobody asks where there is nothing to ask by.</summary>
    public Task<bool> IsUnchangedAsync(IPullRequestLister lister, ForgeRepository repository, ImmutableArray<PageValidator> validators, CancellationToken cancellationToken) =>
        validators.IsEmpty
            ? Task.FromResult(false)
            : _unchanged.GetOrAdd(
                (lister.Forge, repository, string.Join('\n', validators)),
                _ => new Lazy<Task<bool>>(() => lister.IsUnchangedAsync(repository, validators, cancellationToken))).Value;
}
