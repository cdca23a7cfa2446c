using GitOpsSets.Demo.Hosts;

namespace GitOpsSets.Action.Tests.Documentation;

/// <summary>The public forge that a page of the documentation is written for, and jobs in its CI.</summary>
internal sealed class WrittenScene : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("written-").FullName;
    private readonly PublicNetwork _network;
    private int _jobs;

    private WrittenScene(ForgeSite site)
    {
        (Site, _network) = (site, PublicNetwork.With(site));
    }

    public ForgeSite Site { get; }

    public static async Task<WrittenScene> OpenAsync(ForgeKind kind, (string Path, string? Content)[] files, CancellationToken cancellationToken) =>
        new(await ForgeSite.OpenAsync(kind with { Owner = kind == ForgeKind.GitLab ? "acme" : kind.Owner, GitFolder = kind == ForgeKind.GitLab ? "acme" : kind.GitFolder }, files, isPublic: true, cancellationToken));

    /// <summary>Runs its job once; what the pages tell to keep as secrets is kept.</summary>
    public Task<JobOutcome> RunAsync(WrittenPipeline pipeline, JobTrigger trigger, CancellationToken cancellationToken, string shard = "") => pipeline.Host.RunAsync(
        new JobRequest(Directory.CreateDirectory(Path.Combine(_folder, $"job-{Interlocked.Increment(ref _jobs)}")).FullName, Site, pipeline.Inputs)
        {
            Written = pipeline.Written,
            Trigger = trigger,
            CheckedOut = pipeline.CheckedOut,
            Machine = _network.Variables,
            Secrets = new Dictionary<string, string>(StringComparer.Ordinal) { ["EXPAND_TOKEN"] = Site.Kind.Token, ["steps.app.outputs.token"] = Site.Kind.Token, ["matrix.shard"] = shard },
        },
        ProgramProcess.Built,
        cancellationToken);

    /// <summary>The expanded files on the branch main, or where a pull request proposes them.</summary>
    public async Task<string[]> ExpandedAsync()
    {
        string branch = Site.Fleet.PullRequests.FirstOrDefault(static pull => pull.IsOpen)?.Branch ?? "main";
        return [.. (await Site.Repository.FilesAsync(branch)).Where(static path => path.Contains("expanded/", StringComparison.Ordinal) && !path.Contains("/.gitopssets/", StringComparison.Ordinal))];
    }

    public async ValueTask DisposeAsync()
    {
        await _network.DisposeAsync();
        await Site.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
