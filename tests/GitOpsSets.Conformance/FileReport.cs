using System.Collections.Immutable;

namespace GitOpsSets.Conformance;

/// <summary>What came of replaying one recorded file.</summary>
/// <param name="Name"><c>area/file</c>.</param>
/// <param name="Failures">In file order.</param>
internal sealed record FileReport(string Name, int Passed, int Skipped, ImmutableArray<FailedCase> Failures, string? NotReplayed)
{
    public int Total => Passed + Skipped + Failures.Length;
}
