using System.Collections.Immutable;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Generators.Sources;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Rendering;

namespace GitOpsSets.Engine;

/// <summary>What came of one set.</summary>
/// <param name="Output">What it wants.</param>
/// <param name="Nested">Objects it rendered that are definitions themselves.</param>
/// <param name="Sources">Its listings whose items can be looked up.</param>
/// <param name="Diagnostics">What was noticed.</param>
internal sealed record SetEvaluation(SetOutput Output, ImmutableArray<RenderedManifest> Nested, ImmutableArray<EvidenceSource> Sources, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>What its live sources said.</summary>
    public ImmutableArray<SourceAnswer> Answers { get; init; } = [];

    /// <summary>What came of asking each of its sources.</summary>
    public ImmutableArray<SourceReport> Reports { get; init; } = [];

    /// <summary>A set whose files stay as they are.</summary>
    public static SetEvaluation Untouched(PendingSet pending, ImmutableArray<Diagnostic> diagnostics) =>
        new(new SetOutput.Untouched(pending.Id, pending.File) { Via = pending.Via, Origin = pending.Origin }, [], [], [.. diagnostics.Select(pending.Locate)]);
}
