using System.Collections.Immutable;

namespace GitOpsSets.Engine.Ports;

/// <summary>Reads branches, tags and environments from one kind of forge.</summary>
public interface IReferenceLister
{
    /// <summary>The forge's name, such as <c>github</c>.</summary>
    string Forge { get; }

    /// <summary>Every reference of a kind, in the forge's own order.</summary>
    /// <param name="repository">Where they are.</param>
    /// <param name="kind">What to list.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<Listing<ForgeReference>> ListAsync(ForgeRepository repository, ReferenceKind kind, CancellationToken cancellationToken);

    /// <summary>What only a second question tells of a reference that passed the filters: the commit behind an annotated tag, what is deployed to an environment.</summary>
    /// <param name="repository">Where it is.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="reference">As it was listed.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>One, or none when it is to be left out; the reference itself where the listing tells everything.</returns>
    Task<Listing<ForgeReference>> CompleteAsync(ForgeRepository repository, ReferenceKind kind, ForgeReference reference, CancellationToken cancellationToken) =>
        Task.FromResult<Listing<ForgeReference>>(new Listing<ForgeReference>.Complete([reference], default));

    /// <summary>Whether an earlier listing still holds, as the forge itself says. False whenever that is not certain.</summary>
    /// <param name="repository">Where it is.</param>
    /// <param name="kind">What was listed.</param>
    /// <param name="validators">Of the earlier listing.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<bool> IsUnchangedAsync(ForgeRepository repository, ReferenceKind kind, ImmutableArray<PageValidator> validators, CancellationToken cancellationToken) => Task.FromResult(false);

    /// <summary>Whether a reference that a listing no longer shows is really gone: it is only when the repository itself answers.</summary>
    /// <param name="repository">Where it was.</param>
    /// <param name="kind">What it was.</param>
    /// <param name="name">Its name; of an environment its id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<EvidenceVerdict> LookUpAsync(ForgeRepository repository, ReferenceKind kind, string name, CancellationToken cancellationToken);
}
