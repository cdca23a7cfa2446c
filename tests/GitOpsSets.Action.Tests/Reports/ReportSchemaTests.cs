using System.Text.Json;
using GitOpsSets.Action.Tests.Conventions;
using GitOpsSets.Action.Tests.Publishing;
using GitOpsSets.Action.Tests.Scenarios;
using GitOpsSets.Demo;

namespace GitOpsSets.Action.Tests.Reports;

public sealed class ReportSchemaTests
{
    public static TheoryData<string> Scenarios => [.. Scenario.All.Select(scenario => scenario.Name)];

    private static JsonElement Schema { get; } = JsonDocument.Parse(SourceTree.Read("docs/report.schema.json")).RootElement;

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task The_report_of_every_scenario_is_what_the_schema_tells(string name)
    {
        await using var run = await ScenarioRun.OpenAsync(Scenario.Named(name), TestContext.Current.CancellationToken);
        using var folder = new TemporaryFile("report.json");

        await run.RunAsync(["--report-path", folder.Path], TestContext.Current.CancellationToken);

        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(folder.Path, TestContext.Current.CancellationToken));
        Assert.Empty(new JsonShape(Schema).Check(report.RootElement));
    }

    [Fact]
    public async Task The_report_of_a_pull_request_is_what_the_schema_tells_and_has_its_links()
    {
        await using var scene = await ProposalScene.OpenAsync();
        using var json = new TemporaryFile("report.json");
        using var markdown = new TemporaryFile("report.md");

        await scene.ProposeAsync("--report-path", $"{json.Path},{markdown.Path}");

        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(json.Path, ProposalScene.Cancelled));
        Assert.Empty(new JsonShape(Schema).Check(report.RootElement));
        string text = await File.ReadAllTextAsync(markdown.Path, ProposalScene.Cancelled);
        Assert.StartsWith("## GitOpsSets\n", text, StringComparison.Ordinal);
        Assert.Contains("| source | set | answer | elements |", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_of_a_pull_request_per_set_tells_of_each_what_the_schema_tells()
    {
        await using var stage = await DemoStage.OpenAsync([("sets/teams.yaml", ProposalScene.Teams("teams", "web")), ("sets/zones.yaml", ProposalScene.Teams("zones", "eu"))], null, ProposalScene.Cancelled);
        using var json = new TemporaryFile("report.json");

        await stage.ProposeAsync(ProposalScene.Cancelled, "--pull-request-per", "set", "--report-path", json.Path);

        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(json.Path, ProposalScene.Cancelled));
        Assert.Empty(new JsonShape(Schema).Check(report.RootElement));
        Assert.Equal(2, report.RootElement.GetProperty("publication").GetProperty("parts").GetArrayLength());
        Assert.Equal(["previews/teams", "previews/zones"], report.RootElement.GetProperty("sources").EnumerateArray().Select(source => source.GetProperty("set").GetString()![^"previews/teams".Length..]), StringComparer.Ordinal);
        Assert.All(report.RootElement.GetProperty("changes").EnumerateArray().Where(change => change.GetProperty("path").GetString()!.Contains("namespace-", StringComparison.Ordinal)), change => Assert.Equal("created", change.GetProperty("meaning").GetString()));
    }

    [Theory]
    [InlineData("""{"version":2}""", "$.version is not 1")]
    [InlineData("""{"version":1,"more":1}""", "$ has 'more', which the schema does not know")]
    [InlineData("""{"exitCode":-1}""", "$.exitCode is less than 0")]
    [InlineData("""{"exitCode":1.5}""", "$.exitCode is Number, not integer")]
    [InlineData("""{"sets":[{"result":"maybe"}]}""", "$.sets[0].result 'maybe' is none of [\"expanded\", \"untouched\"]")]
    [InlineData("""{"sets":{}}""", "$.sets is Object, not array")]
    public void The_check_finds_what_is_wrong(string json, string mistake)
    {
        using var report = JsonDocument.Parse(json);

        var mistakes = new JsonShape(Schema).Check(report.RootElement);

        Assert.Contains(mistake, mistakes, StringComparer.Ordinal);
    }

    private sealed class TemporaryFile(string name) : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("report-").FullName;

        public string Path => System.IO.Path.Combine(_folder, name);

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}
