using System.Collections.Immutable;
using GitOpsSets.Testing;

namespace GitOpsSets.Demo.Hosts;

/// <summary>
/// GitHub's runner and those that look like it: a container action, with the host's folders mapped below <c>/github</c>, every input of action.yml as a
/// variable, and files for outputs and summary (actions/runner <c>ContainerActionHandler</c>).
/// </summary>
internal sealed class GitHubHost : JobHost
{
    private const string Token = "github.token";
    private readonly string _marker;

    private GitHubHost(string name, ForgeKind forge, string marker)
        : base(name, forge)
    {
        _marker = marker;
    }

    public static GitHubHost GitHub { get; } = new("GitHub Actions", ForgeKind.GitHub, "");

    public static GitHubHost Gitea { get; } = new("Gitea Actions", ForgeKind.Gitea, "GITEA_ACTIONS");

    /// <inheritdoc/>
    public override string SecretReference(string secret) => $"${{{{ secrets.{secret} }}}}";

    /// <inheritdoc/>
    protected override string WorkspaceOf(JobRequest job) => Path.Combine(job.Folder, "github/workspace");

    /// <inheritdoc/>
    protected override JobProcess Prepare(JobRequest job)
    {
        string commands = Folder(job, "github/file_commands");
        string happening = Path.Combine(Folder(job, "github/workflow"), "event.json");
        File.WriteAllText(happening, Event(job));
        string name = job.Site.Fleet.FullName;
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["CI"] = "true",
            ["GITHUB_ACTIONS"] = "true",
            ["HOME"] = Folder(job, "github/home"),
            ["GITHUB_WORKSPACE"] = job.Workspace,
            ["GITHUB_REPOSITORY"] = name,
            ["GITHUB_REPOSITORY_ID"] = "1000",
            ["GITHUB_REPOSITORY_OWNER"] = name.Split('/')[0],
            ["GITHUB_SERVER_URL"] = job.Site.Address,
            ["GITHUB_API_URL"] = job.Site.Api,
            ["GITHUB_GRAPHQL_URL"] = $"{job.Site.Address}/api/graphql",
            ["GITHUB_REF"] = job.IsPullRequest ? $"refs/pull/{JobRequest.PullRequest}/merge" : job.Trigger == JobTrigger.Tag ? "refs/tags/v1" : "refs/heads/main",
            ["GITHUB_REF_NAME"] = job.IsPullRequest ? $"{JobRequest.PullRequest}/merge" : job.Trigger == JobTrigger.Tag ? "v1" : "main",
            ["GITHUB_REF_TYPE"] = job.Trigger == JobTrigger.Tag ? "tag" : "branch",
            ["GITHUB_HEAD_REF"] = job.IsPullRequest ? "change" : "",
            ["GITHUB_BASE_REF"] = job.IsPullRequest ? "main" : "",
            ["GITHUB_SHA"] = job.Sha,
            ["GITHUB_EVENT_NAME"] = job.IsPullRequest ? "pull_request" : job.Trigger == JobTrigger.Tag ? "push" : "schedule",
            ["GITHUB_EVENT_PATH"] = happening,
            ["GITHUB_WORKFLOW"] = "expand",
            ["GITHUB_JOB"] = "expand",
            ["GITHUB_ACTION"] = "__self",
            ["GITHUB_RUN_ID"] = "4711",
            ["GITHUB_RUN_NUMBER"] = "17",
            ["GITHUB_RUN_ATTEMPT"] = "1",
            ["GITHUB_ACTOR"] = "anna",
            ["GITHUB_OUTPUT"] = Empty(commands, "set_output_5f0c"),
            ["GITHUB_ENV"] = Empty(commands, "set_env_5f0c"),
            ["GITHUB_PATH"] = Empty(commands, "add_path_5f0c"),
            ["GITHUB_STATE"] = Empty(commands, "save_state_5f0c"),
            ["GITHUB_STEP_SUMMARY"] = Empty(commands, "step_summary_5f0c"),
            ["RUNNER_OS"] = "Linux",
            ["RUNNER_ARCH"] = "X64",
            ["RUNNER_TEMP"] = Folder(job, "github/runner_temp"),
            ["ACTIONS_RUNTIME_URL"] = "http://127.0.0.1:9/",
            ["ACTIONS_RUNTIME_TOKEN"] = "runtime-token-of-the-job",
        };
        if (_marker.Length > 0)
        {
            variables[_marker] = "true";
        }

        foreach (var (input, value) in Inputs(job))
        {
            variables[$"INPUT_{input.ToUpperInvariant().Replace(' ', '_')}"] = value;
        }

        return new JobProcess([], variables);
    }

    /// <inheritdoc/>
    protected override JobOutcome Read(JobRequest job, JobProcess process, ProgramResult run)
    {
        var commands = RunnerCommands.Parse(run.Error + run.Output);
        ImmutableArray<string> hidden = [job.Site.Kind.Token, .. job.Secrets.Values, .. commands.Where(static command => command.Name == "add-mask").Select(static command => command.Data)];
        string seen = Without(run.Output + run.Error, static line => line.TrimStart().StartsWith("::add-mask::", StringComparison.Ordinal));
        return new JobOutcome(run.ExitCode == 0 ? JobResult.Succeeded : JobResult.Failed, run, seen)
        {
            Outputs = RunnerCommands.Outputs(File.ReadAllText(process.Variables["GITHUB_OUTPUT"])),
            Summary = File.ReadAllText(process.Variables["GITHUB_STEP_SUMMARY"]),
            Marks = [.. commands.Where(static command => command.Name is "error" or "warning" or "notice").Select(static command => $"{command.Name} {command["title"]} {command["file"]}")],
            Commands = [.. commands.Select(static command => command.Name)],
            Hidden = hidden,
        };
    }

    // Every declared input arrives: what the workflow gives, or its default, or nothing.
    private static IEnumerable<(string Name, string Value)> Inputs(JobRequest job)
    {
        var declared = PipelineText.Read(ExampleFiles.Read("action.yml"))["inputs"] as Engine.Yaml.YamlMapping;
        string? Context(string name) => name == Token ? job.Site.Kind.Token : name.StartsWith("secrets.", StringComparison.Ordinal) ? job.Secrets.GetValueOrDefault(name["secrets.".Length..]) ?? "" : job.Secrets.GetValueOrDefault(name);
        string[] unknown = [.. job.Inputs.Keys.Where(name => declared![name] is null)];
        return unknown.Length > 0
            ? throw new InvalidDataException($"action.yml has no input {string.Join(", ", unknown)}")
            : declared!.Entries.Select(input => (input.Key, PipelineText.Evaluate(job.Inputs.GetValueOrDefault(input.Key) ?? PipelineText.Text((input.Value as Engine.Yaml.YamlMapping)?["default"]), Context)));
    }

    private static string Event(JobRequest job) => job.IsPullRequest
        ? $$"""{"action":"opened","number":{{JobRequest.PullRequest}},"pull_request":{"head":{"ref":"change","repo":{"full_name":"{{(job.Trigger == JobTrigger.ForkPullRequest ? "mallory/fleet" : job.Site.Fleet.FullName)}}" } } } }"""
        : """{"schedule":"*/15 * * * *"}""";

    private static string Empty(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, "");
        return path;
    }
}
