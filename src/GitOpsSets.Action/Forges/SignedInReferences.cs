using System.Collections.Immutable;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges;

/// <summary>Branches, tags and environments of repositories that the run signs in to first.</summary>
/// <param name="inner">Lists them.</param>
/// <param name="signIn">Gives a repository its credential.</param>
internal sealed class SignedInReferences(IReferenceLister inner, RepositorySignIn signIn) : IReferenceLister
{
    /// <inheritdoc/>
    public string Forge => inner.Forge;

    /// <inheritdoc/>
    public Task<Listing<ForgeReference>> ListAsync(ForgeRepository repository, ReferenceKind kind, CancellationToken cancellationToken) =>
        signIn.ListAsync(repository, signed => inner.ListAsync(signed, kind, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<Listing<ForgeReference>> CompleteAsync(ForgeRepository repository, ReferenceKind kind, ForgeReference reference, CancellationToken cancellationToken) =>
        signIn.ListAsync(repository, signed => inner.CompleteAsync(signed, kind, reference, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> IsUnchangedAsync(ForgeRepository repository, ReferenceKind kind, ImmutableArray<PageValidator> validators, CancellationToken cancellationToken) =>
        signIn.LookUpAsync(repository, signed => inner.IsUnchangedAsync(signed, kind, validators, cancellationToken), static _ => false, cancellationToken);

    /// <inheritdoc/>
    public Task<EvidenceVerdict> LookUpAsync(ForgeRepository repository, ReferenceKind kind, string name, CancellationToken cancellationToken) =>
        signIn.LookUpAsync(repository, signed => inner.LookUpAsync(signed, kind, name, cancellationToken), static _ => EvidenceVerdict.Unknown, cancellationToken);
}
