namespace GitOpsSets.Engine.Generators;

/// <summary>How much generators may make (specs/security.md §4).</summary>
/// <param name="MaxElements">Of one set; a matrix is refused before it is multiplied out.</param>
/// <param name="MaxFileBytes">Of one file read from a tree.</param>
public sealed record GeneratorLimits(int MaxElements, int MaxFileBytes)
{
    /// <summary>10 000 elements, 5 MiB a file.</summary>
    public static GeneratorLimits Default { get; } = new(10_000, 5 * 1024 * 1024);
}
