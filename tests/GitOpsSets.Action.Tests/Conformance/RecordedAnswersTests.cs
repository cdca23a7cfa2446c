using System.Collections.Immutable;
using System.Text.Json;
using GitOpsSets.Action.Tests.Conventions;
using GitOpsSets.Conformance;

namespace GitOpsSets.Action.Tests.Conformance;

/// <summary>Every recorded answer of the reference engines, one row per file. <c>./dev conformance</c> shows more of each failure.</summary>
public sealed class RecordedAnswersTests(RecordedAnswersTests.Replays replays) : IClassFixture<RecordedAnswersTests.Replays>
{
    private const int MostRules = 40;
    private const double LargestShare = 0.02;

    private static readonly string Folder = Path.Combine(SourceTree.Root, "tests", "conformance");

    public static TheoryData<string> Files => [.. new Replays().Runner.Files()];

    [Theory]
    [MemberData(nameof(Files))]
    public void Answers_as_recorded(string file) => AssertNoFailures(replays.Of(file));

    [Theory]
    [InlineData("gitopssets/cli")]
    [InlineData("gitopssets/random-cli")]
    [InlineData("resourcesets/cli")]
    [InlineData("resourcesets/random-cli")]
    [InlineData("yaml/definition-files")]
    public void Strict_answers_as_recorded_wherever_the_default_does(string file)
    {
        var strict = new ConformanceRunner(Folder, [.. Rules().Where(rule => !rule.Strict)]) { IsStrict = true };

        AssertNoFailures(strict.Replay(file));
    }

    [Fact]
    public void Exception_rules_are_few_and_cover_only_cases_that_differ()
    {
        var reports = replays.Runner.Files().Select(replays.Of).ToList();

        Assert.Empty(replays.Runner.UnusedPatterns.Select(pattern => pattern.ToString()));
        Assert.Empty(replays.Runner.NeedlessMatches.Select(match => $"{match.Pattern} covers {match.Case}, which is answered as recorded"));
        Assert.InRange(Rules().Length, 1, MostRules);
        Assert.InRange((double)reports.Sum(report => report.Skipped.Count(skipped => skipped.IsByRule)) / reports.Sum(report => report.Total), 0, LargestShare);
    }

    private static void AssertNoFailures(FileReport report) =>
        Assert.True(report.Failures.IsEmpty, string.Join('\n', report.Failures.Take(5).Select(failure => $"{failure.Id}: {failure.Difference}")));

    private static ImmutableArray<ExceptionRule> Rules() =>
        JsonSerializer.Deserialize<ImmutableArray<ExceptionRule>>(SourceTree.Read("tests/conformance-exceptions.json"));

    /// <summary>Each file is replayed once, whichever test asks first.</summary>
    public sealed class Replays
    {
        private readonly Dictionary<string, FileReport> _reports = new(StringComparer.Ordinal);

        internal ConformanceRunner Runner { get; } = new(Folder, Rules());

        internal FileReport Of(string file)
        {
            if (!_reports.TryGetValue(file, out var report))
            {
                report = Runner.Replay(file);
                _reports.Add(file, report);
            }

            return report;
        }
    }
}
