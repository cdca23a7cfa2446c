using GitOpsSets.Testing;

namespace GitOpsSets.Demo.Hosts;

/// <summary>The servers and folders that a cell of the matrix is played in.</summary>
internal sealed class MatrixScene : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("matrix-").FullName;
    private int _jobs;

    private MatrixScene(MatrixCell cell, ForgeSite own, ForgeSite target, ForgeSite source)
    {
        (Cell, Own, Target, Source) = (cell, own, target, source);
    }

    public MatrixCell Cell { get; }

    /// <summary>Has the repository that is checked out.</summary>
    public ForgeSite Own { get; }

    /// <summary>Has the repository that is published to; the same where nothing else was asked.</summary>
    public ForgeSite Target { get; }

    /// <summary>Has the pull requests that ask for environments: the same as <see cref="Own"/>, but for Azure DevOps, whose providers take dev.azure.com alone.</summary>
    public ForgeSite Source { get; }

    /// <summary>Every server.</summary>
    public IEnumerable<ForgeSite> Sites => new[] { Own, Target, Source }.Distinct();

    /// <summary>The pull request of ours; null when none is open.</summary>
    public FakePullRequest? Proposal => Target.Fleet.PullRequests.FirstOrDefault(pull => pull.IsOpen && pull.Branch == Cell.Branch);

    /// <summary>Opens it; two pull requests ask for environments.</summary>
    public static async Task<MatrixScene> OpenAsync(MatrixCell cell, CancellationToken cancellationToken)
    {
        bool isElsewhere = cell.Route == MatrixRoute.Target;
        var own = await ForgeSite.OpenAsync(isElsewhere ? cell.Host.Forge! : cell.Forge, [], isPublic: false, cancellationToken);
        var target = isElsewhere ? await ForgeSite.OpenAsync(cell.Forge, [], isPublic: false, cancellationToken) : own;
        var source = own.Kind == ForgeKind.AzureDevOps ? await ForgeSite.OpenAsync(ForgeKind.GitHub, [], isPublic: false, cancellationToken) : own;
        await own.Repository.CommitAsync("main", ("sets/previews.yaml", Definition(source)));
        return new MatrixScene(cell, own, target, source);
    }

    /// <summary>Runs one job.</summary>
    /// <param name="executable">The program.</param>
    /// <param name="trigger">What starts it.</param>
    /// <param name="omitted">Inputs that its pipeline does not give.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<JobOutcome> RunAsync(string executable, JobTrigger trigger, IReadOnlyList<string> omitted, CancellationToken cancellationToken)
    {
        var inputs = MatrixInputs.Of(this);
        foreach (string name in omitted)
        {
            inputs.Remove(name);
        }

        var job = new JobRequest(Directory.CreateDirectory(Path.Combine(_folder, $"job-{++_jobs}")).FullName, Own, inputs)
        {
            Secrets = MatrixInputs.SecretsOf(this),
            Trigger = trigger,
        };
        return Cell.Host.RunAsync(job, executable, cancellationToken);
    }

    /// <summary>The expanded files where they are published to; none when there is no such branch.</summary>
    public async Task<IReadOnlyList<string>> ExpandedAsync() => await Target.Repository.TipAsync(Cell.Branch) is null
        ? []
        : [.. (await Target.Repository.FilesAsync(Cell.Branch)).Where(static path => path.StartsWith("clusters/expanded/", StringComparison.Ordinal) && !path.Contains("/.gitopssets/", StringComparison.Ordinal))];

    public async ValueTask DisposeAsync()
    {
        foreach (var site in Sites)
        {
            await site.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static string Definition(ForgeSite site) => $$"""
        apiVersion: fluxcd.controlplane.io/v1
        kind: ResourceSetInputProvider
        metadata:
          name: shop-pull-requests
          namespace: apps
        spec:
          type: {{site.Kind.Provider}}
          url: {{site.ShopAddress}}
          filter:
            labels: [preview]
        ---
        apiVersion: fluxcd.controlplane.io/v1
        kind: ResourceSet
        metadata:
          name: shop-previews
          namespace: apps
        spec:
          inputsFrom:
            - name: shop-pull-requests
          resources:
            - apiVersion: v1
              kind: Namespace
              metadata:
                name: shop-pr-<< inputs.id >>
            - apiVersion: v1
              kind: ConfigMap
              metadata:
                name: preview
                namespace: shop-pr-<< inputs.id >>
              data:
                title: << inputs.title | quote >>
                branch: << inputs.branch | quote >>

        """;
}
