using GitOpsSets.Testing;

namespace GitOpsSets.Demo.Hosts;

/// <summary>
/// A CI host: checks the repository out, starts the program with what it would give it and nothing else (specs/publishing.md §1 and §2), and reads
/// what comes back as its runner does.
/// </summary>
/// <param name="name">As people call it.</param>
/// <param name="forge">Whose CI it is; null for nobody's.</param>
internal abstract class JobHost(string name, ForgeKind? forge)
{
    /// <summary>As people call it.</summary>
    public string Name { get; } = name;

    /// <summary>Whose CI it is; null for nobody's.</summary>
    public ForgeKind? Forge { get; } = forge;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<JobHost> All { get; } = [GitHubHost.GitHub, new AzureHost(), new GitLabHost(), GitHubHost.Gitea, new TerminalHost()];

    /// <summary>How a pipeline writes a secret that its user keeps at the host.</summary>
    public abstract string SecretReference(string secret);

    /// <summary>Where the repository is checked out, below the job's folder.</summary>
    protected abstract string WorkspaceOf(JobRequest job);

    /// <summary>The process for the step that runs the program.</summary>
    protected abstract JobProcess Prepare(JobRequest job);

    /// <summary>What the host makes of it.</summary>
    protected abstract JobOutcome Read(JobRequest job, JobProcess process, ProgramResult run);

    /// <summary>Whether what is checked out is a commit and not a branch.</summary>
    protected virtual bool IsDetached(JobRequest job) => job.Trigger != JobTrigger.Schedule && job.CheckedOut.Length == 0;

    /// <summary>The address that the checkout has its remote at.</summary>
    protected virtual string OriginOf(JobRequest job) => job.Site.Origin;

    /// <summary>Runs the job.</summary>
    /// <param name="job">What to do.</param>
    /// <param name="executable">The program.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<JobOutcome> RunAsync(JobRequest job, string executable, CancellationToken cancellationToken)
    {
        string workspace = WorkspaceOf(job);
        Directory.CreateDirectory(workspace);
        await GitClient.RunAsync(workspace, "clone", "--quiet", "--depth=20", "--branch=main", job.Site.Repository.Url, ".");
        await GitClient.RunAsync(workspace, "remote", "set-url", "origin", OriginOf(job));
        if (IsDetached(job))
        {
            await GitClient.RunAsync(workspace, "checkout", "--quiet", "--detach");
        }

        job = job with { Workspace = workspace, Sha = (await GitClient.RunAsync(workspace, "rev-parse", "HEAD")).Trim() };
        var process = Prepare(job);
        process = process with { Variables = process.Variables.Concat(job.Machine).ToDictionary(static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal) };
        var run = await ProgramProcess.RunAsync(executable, workspace, process, cancellationToken);
        return Read(job, process, run);
    }

    /// <summary>A new folder of the job's.</summary>
    protected static string Folder(JobRequest job, string path) => Directory.CreateDirectory(Path.Combine(job.Folder, path)).FullName;

    /// <summary>The lines that are no commands.</summary>
    protected static string Without(string log, Func<string, bool> isCommand) => string.Join('\n', log.Split('\n').Where(line => !isCommand(line)));
}
