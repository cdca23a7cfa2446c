using System.Collections.Immutable;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges;

/// <summary>Pull requests of repositories that the run signs in to first.</summary>
/// <param name="inner">Lists them.</param>
/// <param name="signIn">Gives a repository its credential.</param>
internal sealed class SignedInPullRequests(IPullRequestLister inner, RepositorySignIn signIn) : IPullRequestLister
{
    /// <inheritdoc/>
    public string Forge => inner.Forge;

    /// <inheritdoc/>
    public bool ListsNumbersOnly => inner.ListsNumbersOnly;

    /// <inheritdoc/>
    public bool ListsEverything => inner.ListsEverything;

    /// <inheritdoc/>
    public Task<Listing<PullRequest>> ListOpenAsync(ForgeRepository repository, CancellationToken cancellationToken) =>
        signIn.ListAsync(repository, signed => inner.ListOpenAsync(signed, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<Listing<PullRequest>> CompleteAsync(ForgeRepository repository, PullRequest request, CancellationToken cancellationToken) =>
        signIn.ListAsync(repository, signed => inner.CompleteAsync(signed, request, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> IsUnchangedAsync(ForgeRepository repository, ImmutableArray<PageValidator> validators, CancellationToken cancellationToken) =>
        signIn.LookUpAsync(repository, signed => inner.IsUnchangedAsync(signed, validators, cancellationToken), static _ => false, cancellationToken);

    /// <inheritdoc/>
    public Task<PullRequestEvidence> LookUpAsync(ForgeRepository repository, long number, CancellationToken cancellationToken) =>
        signIn.LookUpAsync<PullRequestEvidence>(repository, signed => inner.LookUpAsync(signed, number, cancellationToken), static failure => new PullRequestEvidence.Unknown(failure), cancellationToken);
}
