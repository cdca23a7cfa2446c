using GitOpsSets.Engine.Diagnostics;

namespace GitOpsSets.Engine.Generators;

/// <summary>How much generators may make (specs/security.md §4).</summary>
/// <param name="MaxElements">Of one set; a matrix is refused before it is multiplied out.</param>
public sealed record GeneratorLimits(int MaxElements)
{
    /// <summary>How many generators of a set ask at a time, at least 1: one after another, as in the reference, their requests come in its order.</summary>
    public int MaxConcurrent { get; init; } = 1;

    /// <summary>10 000 elements, one generator after another.</summary>
    public static GeneratorLimits Default { get; } = new((int)RunLimits.Elements.Default);
}
