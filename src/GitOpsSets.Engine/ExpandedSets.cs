using System.Collections.Immutable;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Generators.Sources;
using GitOpsSets.Engine.Layout;

namespace GitOpsSets.Engine;

/// <summary>What all sets of a run want.</summary>
/// <param name="Outputs">In the order of the sets' names, no set twice.</param>
/// <param name="Sources">Every listing whose items can be looked up.</param>
/// <param name="Answers">What live sources said, no query twice.</param>
public sealed record ExpandedSets(ImmutableArray<SetOutput> Outputs, ImmutableArray<EvidenceSource> Sources, ImmutableArray<SourceAnswer> Answers)
{
    /// <summary>What came of asking each source, in the order of the sets.</summary>
    public ImmutableArray<SourceReport> Reports { get; init; } = [];
}
