using System.Collections.Immutable;

namespace GitOpsSets.Demo.Hosts;

/// <summary>How a cell of the matrix was.</summary>
/// <param name="Cell">Which one.</param>
/// <param name="Runs">How many runs were played.</param>
/// <param name="Unmet">What was not as expected, with what the run said.</param>
internal sealed record MatrixResult(MatrixCell Cell, int Runs, ImmutableArray<string> Unmet);
