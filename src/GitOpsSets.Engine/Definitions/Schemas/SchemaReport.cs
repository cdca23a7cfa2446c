using System.Collections.Immutable;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Definitions.Schemas;

/// <summary>What an API server would say of an object.</summary>
/// <param name="Diagnostics">Everything that is wrong, in the order of the text; unknown fields among it. Empty for an object without any fault.</param>
/// <param name="Defaulted">The object as a cluster would keep it: without unknown fields and nulls, with defaults; the places of what was written are kept.</param>
public sealed record SchemaReport(ImmutableArray<Diagnostic> Diagnostics, YamlMapping Defaulted)
{
    /// <summary>What is wrong, field by field.</summary>
    internal ImmutableArray<SchemaFinding> Findings { get; init; } = [];

    /// <summary>Whether rules between fields were left out, because what they look at is wrong itself.</summary>
    internal bool RulesWereSkipped { get; init; }
}
