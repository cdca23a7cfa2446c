using System.Collections.Immutable;
using System.Text.Json;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Demo.Hosts;

/// <summary>GitLab's runner: a job in the image, from the component that is published with the action; what it leaves are report files.</summary>
internal sealed class GitLabHost() : JobHost("GitLab CI", ForgeKind.GitLab)
{
    private const string JobToken = "glcbt-64_0123456789abcdefghij";

    /// <inheritdoc/>
    public override string SecretReference(string secret) => $"${secret}";

    /// <inheritdoc/>
    protected override string WorkspaceOf(JobRequest job) => Path.Combine(job.Folder, "builds", job.Site.Fleet.FullName);

    // The runner checks out the commit.
    /// <inheritdoc/>
    protected override bool IsDetached(JobRequest job) => true;

    /// <inheritdoc/>
    protected override string OriginOf(JobRequest job) => job.Site.Origin.Replace("://", $"://gitlab-ci-token:{JobToken}@", StringComparison.Ordinal);

    /// <inheritdoc/>
    protected override JobProcess Prepare(JobRequest job)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["CI"] = "true",
            ["GITLAB_CI"] = "true",
            ["HOME"] = "/root",
            ["CI_SERVER_URL"] = job.Site.Address,
            ["CI_SERVER_HOST"] = "127.0.0.1",
            ["CI_API_V4_URL"] = job.Site.Api,
            ["CI_PROJECT_ID"] = "1000",
            ["CI_PROJECT_PATH"] = job.Site.Fleet.FullName,
            ["CI_PROJECT_DIR"] = job.Workspace,
            ["CI_PROJECT_URL"] = $"{job.Site.Address}/{job.Site.Fleet.FullName}",
            ["CI_REPOSITORY_URL"] = OriginOf(job),
            ["CI_DEFAULT_BRANCH"] = "main",
            ["CI_COMMIT_REF_NAME"] = job.Trigger switch { JobTrigger.Schedule => "main", JobTrigger.Tag => "v1", _ => "change" },
            ["CI_COMMIT_REF_SLUG"] = job.Trigger switch { JobTrigger.Schedule => "main", JobTrigger.Tag => "v1", _ => "change" },
            ["CI_COMMIT_SHA"] = job.Sha,
            ["CI_PIPELINE_SOURCE"] = job.IsPullRequest ? "merge_request_event" : job.Trigger == JobTrigger.Tag ? "push" : "schedule",
            ["CI_PIPELINE_ID"] = "4711",
            ["CI_JOB_ID"] = "4712",
            ["CI_JOB_URL"] = $"{job.Site.Address}/{job.Site.Fleet.FullName}/-/jobs/4712",
            ["CI_JOB_TOKEN"] = JobToken,
            ["GITLAB_USER_LOGIN"] = "anna",
            ["GITLAB_USER_NAME"] = "Anna",
            ["GITLAB_USER_EMAIL"] = "anna@example.com",
        };
        foreach (var (name, value) in Happening(job))
        {
            variables[name] = value;
        }

        foreach (var (name, value) in job.Secrets)
        {
            variables[name] = value;
        }

        foreach (var (name, value) in PipelineText.Texts(Job(job)["variables"]))
        {
            variables[name] = PipelineText.Substitute(value, variable => variables.GetValueOrDefault(variable));
        }

        return new JobProcess([], variables);
    }

    /// <inheritdoc/>
    protected override JobOutcome Read(JobRequest job, JobProcess process, ProgramResult run)
    {
        var definition = Job(job);
        var allowed = ((definition["allow_failure"] as YamlMapping)?["exit_codes"] as YamlSequence)?.Items.OfType<YamlInteger>().Select(static code => (int)code.Value).ToList() ?? [];
        var reports = PipelineText.Texts((definition["artifacts"] as YamlMapping)?["reports"]);
        return new JobOutcome(run.ExitCode == 0 ? JobResult.Succeeded : allowed.Contains(run.ExitCode) ? JobResult.SucceededWithIssues : JobResult.Failed, run, run.Output + run.Error)
        {
            Outputs = reports.TryGetValue("dotenv", out string? outputs) ? Dotenv(Path.Combine(job.Workspace, outputs)) : null,
            Marks = reports.TryGetValue("codequality", out string? quality) ? Quality(Path.Combine(job.Workspace, quality)) : null,
        };
    }

    private static IEnumerable<(string Name, string Value)> Happening(JobRequest job) => job.Trigger switch
    {
        JobTrigger.Tag => [("CI_COMMIT_TAG", "v1")],
        JobTrigger.Schedule => [("CI_COMMIT_BRANCH", "main")],
        _ =>
        [
            ("CI_MERGE_REQUEST_IID", $"{JobRequest.PullRequest}"),
            ("CI_MERGE_REQUEST_PROJECT_ID", "1000"),
            ("CI_MERGE_REQUEST_SOURCE_PROJECT_ID", job.Trigger == JobTrigger.ForkPullRequest ? "2000" : "1000"),
            ("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main"),
        ],
    };

    // The component as the server interpolates it.
    private static YamlMapping Job(JobRequest job)
    {
        if (job.Written is { } own)
        {
            return own["script"] is YamlSequence { Items: [YamlString { Value: "gitopssets" }] } ? own : throw new InvalidDataException("the job runs something else");
        }

        string text = ExampleFiles.Read("templates/expand.yml");
        var declared = (PipelineText.Read(text)["spec"] as YamlMapping)!["inputs"] as YamlMapping;
        string[] unknown = [.. job.Inputs.Keys.Where(name => declared![name] is null)];
        if (unknown.Length > 0)
        {
            throw new InvalidDataException($"the component has no input {string.Join(", ", unknown)}");
        }

        string Input(string name) => job.Inputs.GetValueOrDefault(name) ?? PipelineText.Text((declared![name] as YamlMapping)!["default"]);
        var written = (YamlMapping)PipelineText.Read(text, document: 1).Entries.Single().Value;
        var variables = PipelineText.Texts(written["variables"]).Select(pair => new YamlEntry(pair.Key, default, new YamlString(PipelineText.Interpolate(pair.Value, Input))));
        return written["script"] is YamlSequence { Items: [YamlString { Value: "gitopssets" }] }
            ? written.With("variables", new YamlMapping([.. variables]))
            : throw new InvalidDataException("the job runs something else");
    }

    private static Dictionary<string, string> Dotenv(string path) => File.ReadAllLines(path)
        .Select(static line => line.Split('=', 2))
        .ToDictionary(static pair => pair[0].Replace('_', '-').ToLowerInvariant(), static pair => pair[1], StringComparer.Ordinal);

    private static ImmutableArray<string> Quality(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return [.. document.RootElement.EnumerateArray().Select(static one => $"{one.GetProperty("severity").GetString()} {one.GetProperty("check_name").GetString()} {one.GetProperty("location").GetProperty("path").GetString()}")];
    }
}
