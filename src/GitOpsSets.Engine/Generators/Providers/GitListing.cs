using System.Collections.Immutable;
using GitOpsSets.Engine.Generators.Explanations;
using GitOpsSets.Engine.Generators.Filtering;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>What a git provider takes of a listing.</summary>
internal abstract record GitListing
{
    private GitListing()
    {
    }

    /// <summary>Everything that passes the filter, up to the limit.</summary>
    /// <param name="Items">In the order of the export.</param>
    /// <param name="IsBounded">Whether the limit cut them.</param>
    /// <param name="Source">Where items that are no longer listed are looked up.</param>
    public sealed record Complete(ImmutableArray<(ListedInput Input, string Evidence)> Items, bool IsBounded, EvidenceSource Source) : GitListing
    {
        /// <summary>What the filter dropped; empty where nobody asks.</summary>
        public ImmutableArray<DroppedItem> Dropped { get; init; } = [];

        /// <summary>What can be asked by later whether the listing still holds; empty where it cannot.</summary>
        public ImmutableArray<PageValidator> Validators { get; init; } = [];
    }

    /// <summary>The forge says that the listing is what it was.</summary>
    /// <param name="Source">Where items that are no longer listed are looked up.</param>
    public sealed record Unchanged(EvidenceSource Source) : GitListing;

    /// <summary>No answer, or none that can be trusted.</summary>
    /// <param name="Failure">Why.</param>
    public sealed record Failed(SourceFailure Failure) : GitListing;

    /// <summary>There is no adapter for this forge here.</summary>
    public static GitListing NobodyToAsk(string forge) => new Failed(new SourceFailure(forge, "it cannot be asked here", ""));
}
