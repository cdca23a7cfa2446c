using System.Collections.Immutable;
using GitOpsSets.Testing;

namespace GitOpsSets.Demo.Hosts;

/// <summary>
/// Azure Pipelines: a script step in a container, from the steps template that is published with the action. Repositories of other forges are built, too, as
/// those of GitHub or of "other Git".
/// </summary>
internal sealed class AzureHost() : JobHost("Azure Pipelines", ForgeKind.AzureDevOps)
{
    /// <inheritdoc/>
    public override string SecretReference(string secret) => $"$({secret})";

    /// <inheritdoc/>
    protected override string WorkspaceOf(JobRequest job) => Path.Combine(job.Folder, "_work/1/s");

    // The agent checks out the commit.
    /// <inheritdoc/>
    protected override bool IsDetached(JobRequest job) => true;

    /// <inheritdoc/>
    protected override JobProcess Prepare(JobRequest job)
    {
        bool isOwn = job.Site.Kind == ForgeKind.AzureDevOps;
        string collection = isOwn ? $"{job.Site.Address}/acme/" : "https://dev.azure.com/acme/";
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["TF_BUILD"] = "True",
            ["HOME"] = Folder(job, "home"),
            ["SYSTEM_COLLECTIONURI"] = collection,
            ["SYSTEM_TEAMFOUNDATIONCOLLECTIONURI"] = collection,
            ["SYSTEM_TEAMPROJECT"] = "platform",
            ["SYSTEM_TEAMPROJECTID"] = "8f2f9b0a-0000-4000-8000-000000000001",
            ["SYSTEM_DEFAULTWORKINGDIRECTORY"] = job.Workspace,
            ["BUILD_REPOSITORY_PROVIDER"] = isOwn ? "TfsGit" : job.Site.Kind == ForgeKind.GitHub ? "GitHubEnterprise" : "Git",
            ["BUILD_REPOSITORY_NAME"] = isOwn ? "fleet" : job.Site.Fleet.FullName,
            ["BUILD_REPOSITORY_ID"] = "8f2f9b0a-0000-4000-8000-000000000002",
            ["BUILD_REPOSITORY_URI"] = job.Site.Origin.Replace(".git", "", StringComparison.Ordinal),
            ["BUILD_SOURCEBRANCH"] = job.IsPullRequest ? $"refs/pull/{JobRequest.PullRequest}/merge" : job.Trigger == JobTrigger.Tag ? "refs/tags/v1" : "refs/heads/main",
            ["BUILD_SOURCEBRANCHNAME"] = job.IsPullRequest ? "merge" : job.Trigger == JobTrigger.Tag ? "v1" : "main",
            ["BUILD_SOURCEVERSION"] = job.Sha,
            ["BUILD_SOURCESDIRECTORY"] = job.Workspace,
            ["BUILD_REASON"] = job.IsPullRequest ? "PullRequest" : job.Trigger == JobTrigger.Tag ? "IndividualCI" : "Schedule",
            ["BUILD_BUILDID"] = "4711",
            ["BUILD_REQUESTEDFOR"] = "Anna",
            ["AGENT_TEMPDIRECTORY"] = Folder(job, "_work/_temp"),
            ["AGENT_WORKFOLDER"] = Path.Combine(job.Folder, "_work"),
        };
        if (job.IsPullRequest)
        {
            variables["SYSTEM_PULLREQUEST_PULLREQUESTID"] = $"{JobRequest.PullRequest}";
            variables["SYSTEM_PULLREQUEST_SOURCEBRANCH"] = "refs/heads/change";
            variables["SYSTEM_PULLREQUEST_TARGETBRANCH"] = "refs/heads/main";
            variables["SYSTEM_PULLREQUEST_ISFORK"] = job.Trigger == JobTrigger.ForkPullRequest ? "True" : "False";
        }

        // Secret variables reach a process only where the step maps them.
        string? Macro(string name) => name == "System.AccessToken" ? ForgeKind.AzureDevOps.Token : job.Secrets.GetValueOrDefault(name);
        foreach (var (name, value) in Step(job))
        {
            variables[name] = PipelineText.Expand(value, Macro);
        }

        return new JobProcess([], variables);
    }

    /// <inheritdoc/>
    protected override JobOutcome Read(JobRequest job, JobProcess process, ProgramResult run)
    {
        var commands = LoggingCommands.Parse(run.Output + run.Error);
        var results = commands.Where(static command => command.Name == "task.complete").Select(static command => command["result"]).ToList();
        string? summary = commands.LastOrDefault(static command => command.Name == "task.uploadsummary")?.Data;
        return new JobOutcome(
            run.ExitCode != 0 || results.Contains("Failed") ? JobResult.Failed : results.Contains("SucceededWithIssues") ? JobResult.SucceededWithIssues : JobResult.Succeeded,
            run,
            Without(run.Output + run.Error, static line => line.Contains("##vso[task.setsecret]", StringComparison.Ordinal)))
        {
            Outputs = commands.Where(static command => command.Name == "task.setvariable" && command["isoutput"] == "true").ToDictionary(static command => command["variable"], static command => command.Data, StringComparer.Ordinal),
            Summary = summary is null ? "" : File.ReadAllText(summary),
            Marks = [.. commands.Where(static command => command.Name == "task.logissue").Select(static command => $"{command["type"]} {command["code"]} {command["sourcepath"]}")],
            Commands = [.. commands.Select(static command => command.Name), .. Formats(run.Output + run.Error)],
            Hidden = [.. job.Secrets.Values, .. commands.Where(static command => command.Name == "task.setsecret").Select(static command => command.Data)],
        };
    }

    // Lines that begin like this are coloured or folded.
    private static IEnumerable<string> Formats(string log) => log.Split('\n').Where(static line => line.StartsWith("##[", StringComparison.Ordinal)).Select(static line => line[..(line.IndexOf(']', StringComparison.Ordinal) + 1)]);

    // The template as the server expands it, before any agent sees it.
    private static Dictionary<string, string> Step(JobRequest job)
    {
        if (job.Written is { } written)
        {
            return PipelineText.Text(written["script"]) == "gitopssets" ? PipelineText.Texts(written["env"]) : throw new InvalidDataException("the step runs something else");
        }

        var template = PipelineText.Read(ExampleFiles.Read("templates/azure-pipelines/expand.yml"));
        var declared = PipelineText.Items(template["parameters"]).ToDictionary(static parameter => PipelineText.Text(parameter["name"]), static parameter => PipelineText.Text(parameter["default"]), StringComparer.Ordinal);
        string[] unknown = [.. job.Inputs.Keys.Where(name => !declared.ContainsKey(name))];
        if (unknown.Length > 0)
        {
            throw new InvalidDataException($"the steps template has no parameter {string.Join(", ", unknown)}");
        }

        var step = PipelineText.Items(template["steps"]).Single();
        return PipelineText.Text(step["script"]) != "gitopssets"
            ? throw new InvalidDataException("the step runs something else")
            : PipelineText.Texts(step["env"]).ToDictionary(
                static pair => pair.Key,
                pair => PipelineText.Evaluate(pair.Value, name => job.Inputs.GetValueOrDefault(name) ?? declared.GetValueOrDefault(name)),
                StringComparer.Ordinal);
    }
}
