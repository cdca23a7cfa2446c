using System.Collections.Immutable;

namespace GitOpsSets.Engine.Ports;

/// <summary>Reads pull requests from one kind of forge.</summary>
public interface IPullRequestLister
{
    /// <summary>The driver's name in definitions, such as <c>github</c>.</summary>
    string Forge { get; }

    /// <summary>Every open pull request of a repository, drafts and forks included, newest first as the forge's own default order is.</summary>
    Task<Listing<PullRequest>> ListOpenAsync(ForgeRepository repository, CancellationToken cancellationToken);

    /// <summary>Whether a listing tells nothing but numbers, so that every pull request has to be completed before any filter looks at it.</summary>
    bool ListsNumbersOnly => false;

    /// <summary>What only a second question tells of a pull request: the name and URLs of the repository it comes from, or all but its number.</summary>
    /// <param name="repository">Where it is.</param>
    /// <param name="request">As it was listed.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>One, or none when it is to be left out; the request itself where the listing tells everything.</returns>
    Task<Listing<PullRequest>> CompleteAsync(ForgeRepository repository, PullRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<Listing<PullRequest>>(new Listing<PullRequest>.Complete([request], default));

    /// <summary>Whether the listing alone tells everything, so that <see cref="CompleteAsync"/> asks nothing.</summary>
    bool ListsEverything => !ListsNumbersOnly;

    /// <summary>Whether an earlier listing still holds, as the forge itself says. False whenever that is not certain.</summary>
    /// <param name="repository">Where it is.</param>
    /// <param name="validators">Of the earlier listing.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<bool> IsUnchangedAsync(ForgeRepository repository, ImmutableArray<PageValidator> validators, CancellationToken cancellationToken) => Task.FromResult(false);

    /// <summary>What has become of one pull request.</summary>
    /// <param name="repository">Where it is.</param>
    /// <param name="number">At least 1.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<PullRequestEvidence> LookUpAsync(ForgeRepository repository, long number, CancellationToken cancellationToken);
}
