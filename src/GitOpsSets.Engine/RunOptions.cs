using System.Collections.Immutable;
using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Publishing;
using GitOpsSets.Engine.Rendering;

namespace GitOpsSets.Engine;

/// <summary>What a run is asked to do.</summary>
public sealed record RunOptions
{
    /// <summary>Which files hold definitions.</summary>
    public required FileGlob Definitions { get; init; }

    /// <summary>Values of Flux variables that are substituted in definitions before they are evaluated.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Whether variables come from the Flux Kustomization that applies a definition, too.</summary>
    public bool TakesVariablesFromKustomizations { get; init; }

    /// <summary>Where the output goes, and what its commit says.</summary>
    public required PublishOptions Publish { get; init; }

    /// <summary>How sets are rendered.</summary>
    public required RenderSettings Render { get; init; }

    /// <summary>What is refused when objects get their files.</summary>
    public LayoutOptions Layout { get; init; } = new(RefusesSecrets: true);

    /// <summary>How much may be deleted.</summary>
    public DeletionLimit Deletions { get; init; } = DeletionLimit.Default;

    /// <summary>How much generators may make.</summary>
    public GeneratorLimits Generators { get; init; } = GeneratorLimits.Default;

    /// <summary>What becomes of sets that sets generate.</summary>
    public NestedSets Nested { get; init; }

    /// <summary>Which sets are this run's own.</summary>
    public Shard Shard { get; init; } = Shard.Whole;

    /// <summary>Whether providers are asked outside of their schedules, too.</summary>
    public bool IgnoresSchedules { get; init; }

    /// <summary>Whether the source lock answers for every source beyond the repository, and none is asked.</summary>
    public bool IsLocked { get; init; }

    /// <summary>How many sets are evaluated side by side; at least 1.</summary>
    public int Parallelism { get; init; } = 4;
}
