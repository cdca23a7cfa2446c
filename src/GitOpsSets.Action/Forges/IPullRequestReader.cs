using System.Collections.Immutable;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges;

/// <summary>The calls about pull requests that a forge's client makes for one repository. Every member may throw <see cref="ForgeException"/>.</summary>
/// <typeparam name="TPull">A pull request on the wire.</typeparam>
internal interface IPullRequestReader<TPull>
    where TPull : class
{
    /// <summary>Every row of a listing, in the forge's order.</summary>
    Task<ForgeRows<T>> ListAsync<T>(ForgeListing<T> listing, CancellationToken cancellationToken);

    /// <summary>Whether the forge can be asked later if a listing still holds: its entity tags tell every row that we read.</summary>
    bool HasEntityTags => false;

    /// <summary>Whether an earlier listing still holds; false whenever that is not certain.</summary>
    Task<bool> HoldsAsync<T>(ForgeListing<T> listing, ImmutableArray<PageValidator> validators, CancellationToken cancellationToken) => Task.FromResult(false);

    /// <summary>One pull request, or null when the forge says that it has none of this number.</summary>
    Task<TPull?> FindPullAsync(long number, CancellationToken cancellationToken);

    /// <summary>Makes sure that the repository itself can be read.</summary>
    Task RequireRepositoryAsync(CancellationToken cancellationToken);
}
