using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Rendering.Guarding;
using GitOpsSets.Templating.Limits;

namespace GitOpsSets.Engine.Rendering;

/// <summary>How sets are rendered.</summary>
/// <param name="Limits">What one execution of a template may use.</param>
/// <param name="Clock">The time that templates see, unless there is a seed.</param>
/// <param name="Seed">Makes functions of chance and of the clock repeatable, element by element; null for real chance and the real time.</param>
public sealed record RenderSettings(TemplateLimits Limits, TimeProvider Clock, string? Seed)
{
    /// <summary>
    /// What templates see of the time: with a seed it stands still, else the output would change with every run after all. Local time is UTC, as in a cluster, wherever the run is.
    /// </summary>
    internal TimeProvider TemplateClock => Seed is null ? new UtcClock(Clock) : StandingClock.Instance;

    /// <summary>
    /// Whether a ResourceSet's common metadata overrides the labels of ownership, as in a cluster; the reference command line has it the
    /// other way round.
    /// </summary>
    public bool CommonMetadataWins { get; init; } = true;

    /// <summary>What all renders may write together; one for a run.</summary>
    public RunBudget Output { get; init; } = new();

    /// <summary>What the guard lets pass, by the owners' own word.</summary>
    public ImmutableArray<GuardAllowance> Allowances { get; init; } = [];

    /// <summary>What happens to elements whose foreign text would leave its place.</summary>
    public GuardMode Guard { get; init; } = GuardMode.Strict;

    /// <summary>The sets, as <c>namespace/name</c>, that are only warned about where others are held back: those that are being brought in.</summary>
    public ImmutableHashSet<string> Warned { get; init; } = [];

    /// <summary>What holds for one set.</summary>
    public GuardMode GuardOf(SetDefinition set) => Guard == GuardMode.Strict && Warned.Contains(set.Name.ToString()) ? GuardMode.Warn : Guard;
}
