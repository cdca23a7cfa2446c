using GitOpsSets.Engine.Diagnostics;

namespace GitOpsSets.Engine.Generators;

/// <summary>How much generators may make (specs/security.md §4).</summary>
/// <param name="MaxElements">Of one set; a matrix is refused before it is multiplied out.</param>
public sealed record GeneratorLimits(int MaxElements)
{
    /// <summary>10 000 elements.</summary>
    public static GeneratorLimits Default { get; } = new((int)RunLimits.Elements.Default);
}
