using GitOpsSets.Conformance;

namespace GitOpsSets.Action.Tests.Conformance;

/// <summary>The runner takes any folder of the recordings' layout.</summary>
public sealed class OtherFoldersTests : IDisposable
{
    private const string Case = """{"id":"a","in":{"function":"toYaml"},"out":{"ok":"x"}}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("recorded-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_that_nobody_knows_is_skipped_with_the_reason()
    {
        var report = Replay("unheard-of/area", Case, Case);

        Assert.Equal(2, report.Skipped.Count(skipped => skipped.Reason == "no replay knows this file"));
        Assert.Empty(report.Failures);
    }

    [Fact]
    public void A_new_file_of_a_known_area_is_skipped_too() => Assert.Single(Replay("yaml/new-topic", Case).Skipped);

    [Theory]
    [InlineData("{\"id\":", "no JSON")]
    [InlineData("[]", "no case")]
    [InlineData("{\"id\":1,\"in\":{},\"out\":{}}", "no case")]
    public void A_broken_line_is_a_failure_that_names_the_line(string line, string said)
    {
        var failure = Assert.Single(Replay("yaml/scalars", "", line).Failures);

        Assert.Equal("line 2", failure.Id);
        Assert.Contains(said, failure.Difference, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_without_the_fields_of_its_file_is_a_failure_that_names_the_case() =>
        Assert.Equal("a", Assert.Single(Replay("yaml/scalars", """{"id":"a","in":{},"out":{}}""").Failures).Id);

    [Fact]
    public void A_folder_that_is_one_area_is_replayed_as_that_area()
    {
        string area = Path.Combine(_folder, "ports");
        Write("ports/slugify", """{"id":"a","in":{"text":"x"},"out":{"ok":"x"}}""");

        var report = new ConformanceRunner(area, []).Replay("slugify");

        Assert.Empty(report.Skipped);
    }

    private FileReport Replay(string name, params string[] lines)
    {
        Write(name, lines);
        return new ConformanceRunner(_folder, []).Replay(name);
    }

    private void Write(string name, params string[] lines)
    {
        string path = Path.Combine(_folder, name + ".jsonl");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllLines(path, lines);
    }
}
