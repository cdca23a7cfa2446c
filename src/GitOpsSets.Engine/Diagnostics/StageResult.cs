using System.Collections.Immutable;

namespace GitOpsSets.Engine.Diagnostics;

/// <summary>What a stage made, and what it noticed on the way.</summary>
/// <typeparam name="T">What it made.</typeparam>
/// <param name="Value">Complete as far as no error stands in the way.</param>
/// <param name="Diagnostics">In the order of the sources.</param>
public sealed record StageResult<T>(T Value, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Whether any finding is an error that stands in the way.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.IsBlocking);
}
