using System.Collections.Immutable;

namespace GitOpsSets.Action.Forges;

/// <summary>The calls about pull requests that a forge's client makes for one repository. Every member may throw <see cref="ForgeException"/>.</summary>
/// <typeparam name="TPull">A pull request on the wire.</typeparam>
internal interface IPullRequestReader<TPull>
    where TPull : class
{
    /// <summary>Every row of a listing, in the forge's order.</summary>
    Task<ImmutableArray<T>> ListAsync<T>(ForgeListing<T> listing, CancellationToken cancellationToken);

    /// <summary>One pull request, or null when the forge says that it has none of this number.</summary>
    Task<TPull?> FindPullAsync(long number, CancellationToken cancellationToken);

    /// <summary>Makes sure that the repository itself can be read.</summary>
    Task RequireRepositoryAsync(CancellationToken cancellationToken);
}
