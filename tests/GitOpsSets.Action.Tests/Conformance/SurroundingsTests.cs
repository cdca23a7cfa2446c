using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using GitOpsSets.Action.Tests.Conventions;
using GitOpsSets.Conformance;

namespace GitOpsSets.Action.Tests.Conformance;

/// <summary>The same answers in every culture and time zone: a sample of each recorded file. <c>./dev conformance --matrix</c> replays all of them.</summary>
[Collection(OneAtATime.Name)]
public sealed class SurroundingsTests
{
    private const int Sample = 8;

    private static readonly string Folder = Path.Combine(SourceTree.Root, "tests", "conformance");

    public static TheoryData<string, string> Matrix => [.. Surroundings.Matrix.Select(surroundings => (surroundings.Culture, surroundings.Zone))];

    [Theory]
    [MemberData(nameof(Matrix))]
    public void Answers_as_recorded_wherever_it_runs(string culture, string zone)
    {
        var runner = new ConformanceRunner(Folder, JsonSerializer.Deserialize<ImmutableArray<ExceptionRule>>(SourceTree.Read("tests/conformance-exceptions.json")));

        var failures = new Surroundings(culture, zone).In(() => runner.Files().SelectMany(file => runner.Replay(file, Sample).Failures.Select(failure => $"{file}/{failure.Id}: {failure.Difference}")).ToList());

        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(5)));
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public void The_process_is_really_moved_there(string culture, string zone)
    {
        var (moved, offset) = new Surroundings(culture, zone).In(() => (CultureInfo.CurrentCulture.Name, TimeZoneInfo.Local.GetUtcOffset(DateTimeOffset.UnixEpoch.AddYears(50))));

        Assert.Equal((culture, TimeSpan.FromHours(14)), (moved, offset));
    }
}
