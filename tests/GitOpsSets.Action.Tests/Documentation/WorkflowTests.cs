using System.Text.RegularExpressions;
using GitOpsSets.Action.Inputs;
using GitOpsSets.Action.Tests.Conventions;
using GitOpsSets.Demo.Hosts;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Action.Tests.Documentation;

/// <summary>The workflows of this repository and the files that hosts read, as data: what a reviewer of their security looks for.</summary>
public sealed partial class WorkflowTests
{
    [GeneratedRegex(@"^\s*(- )?uses: [A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Pinned { get; }

    [GeneratedRegex("^INPUT_[A-Z]+(_[A-Z]+)*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PortableName { get; }

    [Fact]
    public void Every_action_is_pinned_by_its_commit_and_says_which_release_that_is()
    {
        var uses = Directory.EnumerateFiles(Path.Combine(SourceTree.Root, ".github/workflows"))
            .SelectMany(static path => File.ReadLines(path)).Where(static line => line.Contains("uses:", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(uses);
        Assert.All(uses, static line => Assert.Matches(Pinned, line));
    }

    [Fact]
    public void A_workflow_may_do_nothing_and_a_job_only_what_it_names()
    {
        Assert.All(Directory.EnumerateFiles(Path.Combine(SourceTree.Root, ".github/workflows")), static path => Assert.Empty(PipelineText.Texts(PipelineText.Read(File.ReadAllText(path))["permissions"])));
        Assert.All(WorkflowJob.All, static job => Assert.NotEmpty(PipelineText.Texts(job.Content["permissions"])));
        string[] writes = [.. WorkflowJob.All.SelectMany(static job => PipelineText.Texts(job.Content["permissions"]).Where(static right => right.Value != "read").Select(right => $"{job}: {right.Key} {right.Value}"))];
        Assert.Equal(
            [
                "release.yml: image: packages write",
                "release.yml: image: id-token write",
                "release.yml: image: attestations write",
                "release.yml: action: contents write",
                "release.yml: action: packages write",
            ],
            writes);
    }

    [Fact]
    public void Only_the_job_that_pushes_keeps_its_token_in_the_checkout()
    {
        var keepers = WorkflowJob.All.Where(static job => job.Steps.Any(static step =>
            PipelineText.Text(step["uses"]).StartsWith("actions/checkout@", StringComparison.Ordinal) && PipelineText.Texts(step["with"]).GetValueOrDefault("persist-credentials") != "false"));

        Assert.Equal(["release.yml: action"], keepers.Select(static job => job.ToString()), StringComparer.Ordinal);
    }

    [Fact]
    public void No_script_has_an_expression_in_it_and_no_job_waits_for_ever()
    {
        Assert.All(WorkflowJob.All, static job => Assert.IsType<YamlInteger>(job.Content["timeout-minutes"]));
        Assert.All(WorkflowJob.All.SelectMany(static job => job.Steps), static step => Assert.DoesNotContain("${{", PipelineText.Text(step["run"]), StringComparison.Ordinal));
    }

    [Fact]
    public void Jobs_that_can_write_are_approved_and_come_from_the_default_branch()
    {
        var release = WorkflowJob.All.Where(static job => job.File == "release.yml").ToList();

        Assert.Equal("github.ref == 'refs/heads/main'", PipelineText.Text(release[0].Content["if"]));
        Assert.All(release.Skip(1), static job => Assert.NotNull(job.Content["needs"]));
        Assert.All(
            release.Where(static job => PipelineText.Texts(job.Content["permissions"]).ContainsValue("write")),
            static job => Assert.Equal("release", PipelineText.Text(job.Content["environment"])));
    }

    [Fact]
    public void Every_input_is_in_each_file_that_a_host_reads_under_a_name_that_every_shell_passes_on()
    {
        string[] declared = [.. InputDeclarations.All.Where(static input => input.IsActionInput).Select(static input => input.Name)];
        var azure = PipelineText.Read(SourceTree.Read("templates/azure-pipelines/expand.yml"));
        string gitLab = SourceTree.Read("templates/expand.yml");
        var job = (YamlMapping)PipelineText.Read(gitLab, document: 1).Entries.Single().Value;

        Assert.Equal(declared, Keys(PipelineText.Read(SourceTree.Read("action.yml"))["inputs"]), StringComparer.Ordinal);
        Assert.Equal(["container", "step", .. declared], PipelineText.Items(azure["parameters"]).Select(static parameter => PipelineText.Text(parameter["name"])), StringComparer.Ordinal);
        Assert.Equal(["job", "stage", "image", .. declared.Except(["dotenv-path", "code-quality-path"], StringComparer.Ordinal)], Keys(((YamlMapping)PipelineText.Read(gitLab)["spec"]!)["inputs"]), StringComparer.Ordinal);
        Assert.All(Variables(PipelineText.Items(azure["steps"]).Single()["env"]).Concat(Variables(job["variables"])), static name => Assert.Matches(PortableName, name));
        Assert.Equal(declared.Length, Variables(PipelineText.Items(azure["steps"]).Single()["env"]).Count());
        Assert.Equal(declared.Length, Variables(job["variables"]).Count());
    }

    private static IEnumerable<string> Keys(YamlNode? mapping) => ((YamlMapping)mapping!).Entries.Select(static entry => entry.Key);

    private static IEnumerable<string> Variables(YamlNode? mapping) => Keys(mapping).Where(static name => name != "SYSTEM_ACCESSTOKEN");
}
