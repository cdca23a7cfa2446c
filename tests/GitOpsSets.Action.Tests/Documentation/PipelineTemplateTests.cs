using System.Text.RegularExpressions;
using GitOpsSets.Action.Tests.Conventions;
using GitOpsSets.Action.Verbs;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Documentation;

/// <summary>The templates for other hosts do what they say, with the variables that their host sets.</summary>
public sealed partial class PipelineTemplateTests : IDisposable
{
    private const string Set = """
        apiVersion: sets.gitops.pro/v1alpha1
        kind: GitOpsSet
        metadata: {name: teams, namespace: apps}
        spec:
          generators: [{list: {elements: [{name: web}]}}]
          templates: [{content: {apiVersion: v1, kind: Namespace, metadata: {name: "{{ .Element.name }}"}}}]
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("pipeline-").FullName;

    [GeneratedRegex(@"^ +(?<name>INPUT_[A-Z_]+): (\$\{\{ parameters\['(?<input>[a-z-]+)'\] \}\}|\$\[\[ inputs\.(?<input>[a-z-]+) \]\]|(?<value>[a-z.-]+))$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Variables { get; }

    [Fact]
    public async Task The_steps_template_of_Azure_Pipelines_passes_parameters_and_reads_outputs()
    {
        var environment = Environment("templates/azure-pipelines/expand.yml");
        foreach (var (name, value) in new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["TF_BUILD"] = "True",
            ["SYSTEM_COLLECTIONURI"] = "https://dev.azure.com/acme/",
            ["SYSTEM_TEAMPROJECT"] = "platform",
            ["BUILD_REPOSITORY_NAME"] = "fleet",
            ["BUILD_REPOSITORY_PROVIDER"] = "TfsGit",
            ["BUILD_REPOSITORY_URI"] = "https://acme@dev.azure.com/acme/platform/_git/fleet",
            ["BUILD_SOURCEBRANCH"] = "refs/heads/main",
            ["BUILD_REASON"] = "Schedule",
            ["BUILD_BUILDID"] = "77",
            ["BUILD_SOURCESDIRECTORY"] = _folder,
            ["AGENT_TEMPDIRECTORY"] = Path.Combine(_folder, "agent"),
            ["SYSTEM_ACCESSTOKEN"] = "token-of-the-job",
        })
        {
            environment[name] = value;
        }

        var (exit, log) = await RunAsync(environment);

        Assert.Equal(ExitCode.Done, exit);
        Assert.Contains("task.setvariable{variable=added-count,isoutput=true}2", LoggingCommands.In(log), StringComparer.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder, "clusters/expanded/apps/teams/namespace-web.yaml")));
        Assert.DoesNotContain(log.Split('\n'), line => line.Contains("token-of-the-job", StringComparison.Ordinal) && !line.StartsWith("##vso[task.setsecret]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_component_of_GitLab_passes_inputs_and_leaves_reports()
    {
        var environment = Environment("templates/expand.yml");
        foreach (var (name, value) in new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["GITLAB_CI"] = "true",
            ["CI_SERVER_URL"] = "https://gitlab.com",
            ["CI_API_V4_URL"] = "https://gitlab.com/api/v4",
            ["CI_PROJECT_PATH"] = "acme/fleet",
            ["CI_PROJECT_ID"] = "7",
            ["CI_PROJECT_DIR"] = _folder,
            ["CI_COMMIT_BRANCH"] = "main",
            ["CI_PIPELINE_SOURCE"] = "schedule",
            ["CI_JOB_ID"] = "99",
            ["CI_JOB_TOKEN"] = "token-of-the-job",
        })
        {
            environment[name] = value;
        }

        var (exit, log) = await RunAsync(environment);

        Assert.Equal(ExitCode.Done, exit);
        Assert.Contains("ADDED_COUNT=2\n", await File.ReadAllTextAsync(Path.Combine(_folder, "gitopssets.env"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("[]\n", await File.ReadAllTextAsync(Path.Combine(_folder, "gitopssets-quality.json"), TestContext.Current.CancellationToken));
        Assert.DoesNotContain("token-of-the-job", log, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // As the host fills the template in: what its user gives, and nothing for the rest.
    private static Dictionary<string, string> Environment(string template)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal) { ["publish"] = "files", ["output"] = "clusters/expanded" };
        return Variables.Matches(SourceTree.Read(template)).ToDictionary(
            match => match.Groups["name"].Value,
            match => match.Groups["input"].Success ? given.GetValueOrDefault(match.Groups["input"].Value) ?? "" : match.Groups["value"].Value,
            StringComparer.Ordinal);
    }

    private async Task<(ExitCode Exit, string Log)> RunAsync(Dictionary<string, string> environment)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "agent"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "sets.yaml"), Set, TestContext.Current.CancellationToken);
        using var error = new StringWriter { NewLine = "\n" };
        var exit = await VerbRunner.RunAsync(new HostProcess([], environment, _folder, TextReader.Null, TextWriter.Null, error, TimeProvider.System), TestContext.Current.CancellationToken);
        return (exit, error.ToString());
    }
}
