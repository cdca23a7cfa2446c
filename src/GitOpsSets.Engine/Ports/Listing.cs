using System.Collections.Immutable;

namespace GitOpsSets.Engine.Ports;

/// <summary>
/// What a remote system said it has. There is no third case: a listing that was cut short, half understood or refused is
/// <see cref="Failed"/>, and only a <see cref="Complete"/> one may remove anything.
/// </summary>
/// <typeparam name="T">What was listed.</typeparam>
public abstract record Listing<T>
{
    private Listing()
    {
    }

    /// <summary>Every page was read and understood, and the end was positively seen.</summary>
    /// <param name="Items">In the order of the remote system, without duplicates; may be empty.</param>
    /// <param name="AsOf">When the listing began.</param>
    public sealed record Complete(ImmutableArray<T> Items, DateTimeOffset AsOf) : Listing<T>
    {
        /// <summary>What can be asked by later whether it is still the same; empty where the remote system offers nothing or second questions belong to it.</summary>
        public ImmutableArray<PageValidator> Validators { get; init; } = [];
    }

    /// <summary>Anything else.</summary>
    /// <param name="Failure">What went wrong, and what to try.</param>
    public sealed record Failed(SourceFailure Failure) : Listing<T>;
}
