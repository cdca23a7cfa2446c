using System.Collections.Immutable;
using System.Text.Json;
using GitOpsSets.Action.Tests.Conventions;
using GitOpsSets.Conformance;

namespace GitOpsSets.Action.Tests.Conformance;

/// <summary>Every recorded answer of the reference engines, one row per file. <c>./dev conformance</c> shows more of each failure.</summary>
public sealed class RecordedAnswersTests
{
    private static readonly string Folder = Path.Combine(SourceTree.Root, "tests", "conformance");

    public static TheoryData<string> Files => [.. NewRunner().Files()];

    [Theory]
    [MemberData(nameof(Files))]
    public void Answers_as_recorded(string file)
    {
        var report = NewRunner().Replay(file);

        Assert.True(report.Failures.IsEmpty, string.Join('\n', report.Failures.Take(5).Select(failure => $"{failure.Id}: {failure.Difference}")));
    }

    private static ConformanceRunner NewRunner() => new(Folder, Rules());

    private static ImmutableArray<ExceptionRule> Rules() =>
        JsonSerializer.Deserialize<ImmutableArray<ExceptionRule>>(SourceTree.Read("tests/conformance-exceptions.json"));
}
