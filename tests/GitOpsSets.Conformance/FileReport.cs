using System.Collections.Immutable;

namespace GitOpsSets.Conformance;

/// <summary>What came of replaying one recorded file.</summary>
/// <param name="Name"><c>area/file</c>.</param>
/// <param name="Passed">How many were answered as recorded.</param>
/// <param name="Skipped">In file order.</param>
/// <param name="Failures">In file order.</param>
internal sealed record FileReport(string Name, int Passed, ImmutableArray<SkippedCase> Skipped, ImmutableArray<FailedCase> Failures)
{
    public int Total => Passed + Skipped.Length + Failures.Length;
}
