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

    [Fact]
    public void A_folder_with_other_names_and_without_most_files_is_replayed_without_change()
    {
        const string Branches = """{"id":"a-name-of-its-own","note":1,"in":{"provider":"{apiVersion: fluxcd.controlplane.io/v1, kind: ResourceSetInputProvider, metadata: {name: feed, namespace: apps}, spec: {type: GitHubBranch, url: 'http://127.0.0.1:PORT/o/r'}}","unheardOf":true,"exchanges":[{"request":{"method":"GET","path":"/api/v3/repos/o/r/branches","query":"per_page=100"},"response":{"status":200,"body":[{"name":"main","commit":{"sha":"0000000000000000000000000000000000000001"}}]}}]},"out":{"ok":{"exportedInputs":[{"branch":"main","id":"68878758","sha":"0000000000000000000000000000000000000001"}],"unheardOf":2},"requests":[{"method":"GET","path":"/api/v3/repos/o/r/branches","query":"per_page=100"}]}}""";
        const string Template = """{"id":"another","in":{"dialect":"gitopsset","template":"{{ fail \"no\" }}","unheardOf":1},"out":{"error":"template: platform/workloads:1:3: executing \"platform/workloads\" at <fail \"no\">: error calling fail: no","stage":"exec"}}""";
        Write("providers/github", Branches);
        Write("templates-language/random-errors", Template);
        Write("deep/er/file", Case);
        File.WriteAllText(Path.Combine(_folder, "providers", "notes.json"), "no recording");
        File.WriteAllText(Path.Combine(_folder, "README.md"), "# A folder");
        Directory.CreateDirectory(Path.Combine(_folder, "empty"));
        var runner = new ConformanceRunner(_folder, [new ExceptionRule(["providers/*/never"], "a reason", "ours")]);

        var reports = runner.Files().Select(file => runner.Replay(file)).ToList();

        Assert.Equal(["deep/er/file", "providers/github", "templates-language/random-errors"], reports.Select(report => report.Name), StringComparer.Ordinal);
        Assert.Empty(reports.SelectMany(report => report.Failures));
        Assert.Equal([0, 1, 1], reports.Select(report => report.Passed));
    }

    [Theory]
    [InlineData("providers/static")]
    [InlineData("gitopssets/cli")]
    [InlineData("gitopssets/generators")]
    [InlineData("resourcesets/builder")]
    [InlineData("guard/resourceset")]
    [InlineData("ports/schedule")]
    [InlineData("validation/gitopsset")]
    [InlineData("templates-functions/properties")]
    public void A_case_of_another_shape_is_a_failure_and_ends_nothing(string file)
    {
        var report = Replay(file, """{"id":"a","in":{"args":7,"provider":null,"gitopsSet":[]},"out":{"ok":[]}}""", """{"id":"b","in":null,"out":null}""");

        Assert.Equal(2, report.Failures.Length);
    }

    [Fact]
    public void A_rule_that_covers_what_is_answered_as_recorded_is_told()
    {
        Write("ports/slugify", """{"id":"plain","in":{"value":"x"},"out":{"ok":"x"}}""", """{"id":"plain-differs","in":{"value":"x"},"out":{"ok":"y"}}""");
        var runner = new ConformanceRunner(_folder, [new ExceptionRule(["ports/slugify/plain*"], "a reason", "ours")]);

        var report = runner.Replay("ports/slugify");

        Assert.Single(report.Skipped);
        Assert.Equal("ports/slugify/plain", Assert.Single(runner.NeedlessMatches).Case);
        Assert.Empty(new ConformanceRunner(_folder, [new ExceptionRule(["ports/slugify/plain*"], "a reason", "ours", ["*/plain"])]).NeedlessMatches);
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
