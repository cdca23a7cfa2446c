using System.Collections.Immutable;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Generators.Sources;

/// <summary>The complete answer of a live source, as it is remembered.</summary>
/// <param name="Query">What was asked.</param>
/// <param name="IsBounded">Whether a limit of the user's cut it: then it may add and update, not delete.</param>
/// <param name="Items">The prefixes of the evidence that its elements carry.</param>
/// <param name="Elements">One line of JSON each, see <see cref="ElementText"/>; in the source's order.</param>
public sealed record SourceAnswer(SourceQuery Query, bool IsBounded, ImmutableArray<string> Items, ImmutableArray<string> Elements)
{
    /// <summary>Which state of the source gave it, such as <c>main@sha1:6fd4…</c>; empty for sources without one.</summary>
    public string Revision { get; init; } = "";

    /// <summary>What the source can be asked by whether this still holds; empty where it cannot. Who says the same may have other ones.</summary>
    public ImmutableArray<PageValidator> Validators { get; init; } = [];

    /// <summary>Whether another answer says the same.</summary>
    public bool SaysTheSame(SourceAnswer other) =>
        Query == other.Query
        && IsBounded == other.IsBounded
        && Revision == other.Revision
        && Items.SequenceEqual(other.Items, StringComparer.Ordinal)
        && Elements.SequenceEqual(other.Elements, StringComparer.Ordinal);
}
