using System.Collections.Concurrent;
using System.Collections.Immutable;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Generators;

/// <summary>The branches, tags and environments of a run: every repository is listed once, however many sets ask for it.</summary>
/// <param name="listers">One per kind of forge.</param>
public sealed class ReferenceListings(IReadOnlyList<IReferenceLister> listers)
{
    // Sets are evaluated in parallel and share the answer: the first to ask starts the listing, the others await it.
    private readonly ConcurrentDictionary<(string Forge, ForgeRepository Repository, ReferenceKind Kind), Lazy<Task<Listing<ForgeReference>>>> _listings = new();
    private readonly ConcurrentDictionary<(string Forge, ForgeRepository Repository, ReferenceKind Kind, string Tags), Lazy<Task<bool>>> _unchanged = new();

    /// <summary>Listings of no forge at all.</summary>
    public static ReferenceListings None { get; } = new([]);

    /// <summary>The lister of a kind of forge, or null when there is none.</summary>
    /// <param name="forge">Such as <c>github</c>.</param>
    public IReferenceLister? Find(string forge) => listers.FirstOrDefault(lister => lister.Forge == forge);

    /// <summary>Every reference of a kind.</summary>
    public Task<Listing<ForgeReference>> ListAsync(IReferenceLister lister, ForgeRepository repository, ReferenceKind kind, CancellationToken cancellationToken) =>
        _listings.GetOrAdd(
            (lister.Forge, repository, kind),
            _ => new Lazy<Task<Listing<ForgeReference>>>(() => lister.ListAsync(repository, kind, cancellationToken))).Value;

    /// <summary>Whether an earlier listing of a repository still holds. Nobody asks where there is nothing to ask by.</summary>
    public Task<bool> IsUnchangedAsync(IReferenceLister lister, ForgeRepository repository, ReferenceKind kind, ImmutableArray<PageValidator> validators, CancellationToken cancellationToken) =>
        validators.IsEmpty
            ? Task.FromResult(false)
            : _unchanged.GetOrAdd(
                (lister.Forge, repository, kind, string.Join('\n', validators)),
                _ => new Lazy<Task<bool>>(() => lister.IsUnchangedAsync(repository, kind, validators, cancellationToken))).Value;
}
