using GitOpsSets.Action.Verbs;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Verbs;

/// <summary>One run, a set of which has no answer to work with, as each host shows it.</summary>
public sealed class HostRunTests : IDisposable
{
    private const string Sets = """
        apiVersion: sets.gitops.pro/v1alpha1
        kind: GitOpsSet
        metadata: {name: teams, namespace: apps}
        spec:
          generators: [{list: {elements: [{name: web}]}}]
          templates: [{content: {apiVersion: v1, kind: Namespace, metadata: {name: "{{ .Element.name }}"}}}]
        ---
        apiVersion: sets.gitops.pro/v1alpha1
        kind: GitOpsSet
        metadata: {name: previews, namespace: apps}
        spec:
          generators: [{pullRequests: {driver: github, repo: acme/shop, interval: 5m}}]
          templates: [{content: {apiVersion: v1, kind: Namespace, metadata: {name: "pr-{{ .Element.Number }}"}}}]
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("verbs-").FullName;

    [Fact]
    public async Task Azure_Pipelines_shows_a_step_that_succeeded_with_issues()
    {
        var (exit, log) = await RunAsync(new(StringComparer.Ordinal) { ["TF_BUILD"] = "True", ["AGENT_TEMPDIRECTORY"] = _folder, ["BUILD_SOURCESDIRECTORY"] = _folder }, "run");
        var commands = LoggingCommands.In(log);

        Assert.Equal(ExitCode.Done, exit);
        Assert.Contains("task.setvariable{variable=added-count,isoutput=true}2", commands, StringComparer.Ordinal);
        Assert.Contains(commands, command => command.StartsWith("task.logissue{type=error,sourcepath=sets.yaml,linenumber=12,", StringComparison.Ordinal));
        string summary = Assert.Single(commands, command => command.StartsWith("task.uploadsummary{}", StringComparison.Ordinal))["task.uploadsummary{}".Length..];
        Assert.Contains("apps/teams", await File.ReadAllTextAsync(summary, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("task.complete{result=SucceededWithIssues}exit code 3: what could be delivered was", commands[^1]);
    }

    [Theory]
    [InlineData("GITHUB_ACTIONS", "::group::files", "::endgroup::")]
    [InlineData("TF_BUILD", "##[group]files", "##[endgroup]")]
    public async Task Many_files_are_folded_so_that_what_came_of_the_run_stays_in_sight(string host, string begin, string end)
    {
        string names = string.Join(", ", Enumerable.Range(1, 25).Select(static number => $"{{name: web-{number}}}"));

        var (_, log) = await RunAsync(new(StringComparer.Ordinal) { [host] = "true" }, Sets.Replace("{name: web}", names, StringComparison.Ordinal), ["run"]);

        string[] lines = log.Split('\n');
        Assert.Equal("GitOpsSet/apps/teams: 25 objects; 26 added, 0 updated, 0 removed", lines[Array.IndexOf(lines, begin) - 1]);
        Assert.StartsWith("  + apps/teams/", lines[Array.IndexOf(lines, end) - 1], StringComparison.Ordinal);
        Assert.Contains("would change", string.Join('\n', lines[Array.IndexOf(lines, end)..]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Azure_Pipelines_fails_a_step_that_only_prints()
    {
        var (exit, log) = await RunAsync(new(StringComparer.Ordinal) { ["TF_BUILD"] = "True" }, "render", "sets.yaml");

        Assert.Equal(ExitCode.SourceUnavailable, exit);
        Assert.DoesNotContain("task.complete", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GitLab_gets_its_reports_and_the_exit_code()
    {
        var (exit, _) = await RunAsync(new(StringComparer.Ordinal) { ["GITLAB_CI"] = "true", ["CI_PROJECT_DIR"] = _folder, ["INPUT_DOTENV_PATH"] = "outputs.env", ["INPUT_CODE_QUALITY_PATH"] = "quality.json" }, "run");

        Assert.Equal(ExitCode.SourceUnavailable, exit);
        Assert.Contains("ADDED_COUNT=2\n", await File.ReadAllTextAsync(Path.Combine(_folder, "outputs.env"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("\"path\": \"sets.yaml\"", await File.ReadAllTextAsync(Path.Combine(_folder, "quality.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SYSTEM_DEBUG", "True", true)]
    [InlineData("RUNNER_DEBUG", "1", true)]
    [InlineData("SYSTEM_DEBUG", "false", false)]
    public async Task A_hosts_own_switch_asks_for_every_step(string variable, string value, bool isVerbose)
    {
        var (_, log) = await RunAsync(new(StringComparer.Ordinal) { ["TF_BUILD"] = "True", [variable] = value, ["INPUT_LOG-LEVEL"] = "quiet" }, "run");

        Assert.Equal(isVerbose, log.Contains("##[section]", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<(ExitCode Exit, string Log)> RunAsync(Dictionary<string, string> environment, params string[] arguments) => RunAsync(environment, Sets, arguments);

    private async Task<(ExitCode Exit, string Log)> RunAsync(Dictionary<string, string> environment, string sets, string[] arguments)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "sets.yaml"), sets, TestContext.Current.CancellationToken);
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        environment["INPUT_LOCKED"] = "true";
        var exit = await VerbRunner.RunAsync(new HostProcess(arguments, environment, _folder, TextReader.Null, output, error, TimeProvider.System), TestContext.Current.CancellationToken);
        return (exit, error.ToString());
    }
}
