using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Testing;

namespace GitOpsSets.Demo.Hosts;

/// <summary>
/// The demo's scenario in one cell of the matrix, by the program as a process of its own: environments for open pull requests; nothing changed, nothing
/// pushed; one opened, one closed, one hostile; a source that fails keeps its files.
/// </summary>
internal sealed class MatrixPlay
{
    /// <summary>Text that is a command on every host.</summary>
    private const string Commands = "::error::gone ##[error]gone ##vso[task.setvariable variable=PATH]gone ##vso[task.complete result=Failed;]";

    private readonly MatrixScene _scene;
    private readonly string _executable;
    private readonly ImmutableArray<string>.Builder _unmet = ImmutableArray.CreateBuilder<string>();
    private int _runs;

    private MatrixPlay(MatrixScene scene, string executable)
    {
        (_scene, _executable) = (scene, executable);
    }

    /// <summary>
    /// Plays it: every step where the host belongs to the forge; elsewhere the first, and for a pull request the third, since what differs is how the job
    /// comes to the repository and which token it is sent.
    /// </summary>
    /// <param name="cell">Which cell.</param>
    /// <param name="executable">The program.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<MatrixResult> PlayAsync(MatrixCell cell, string executable, CancellationToken cancellationToken)
    {
        await using var scene = await MatrixScene.OpenAsync(cell, cancellationToken);
        var play = new MatrixPlay(scene, executable);
        bool isWhole = cell.Route == MatrixRoute.Own || cell is { Host: TerminalHost, Forge.Word: "github" };
        await play.OpenedAsync(cancellationToken);
        if (isWhole)
        {
            await play.UnchangedAsync(cancellationToken);
        }

        if (isWhole || cell.IsProposed)
        {
            await play.ChangedAsync(cancellationToken);
        }

        if (isWhole)
        {
            await play.FailingAsync(cancellationToken);
        }

        return new MatrixResult(cell, play._runs, play._unmet.ToImmutable());
    }

    private async Task OpenedAsync(CancellationToken cancellationToken)
    {
        _scene.Source.Shop.Open("feature/login", "Sign in with a passkey", labels: "preview");
        _scene.Source.Shop.Open("feature/search", $"Search as you type {Commands}", labels: "preview");

        var job = await RunAsync(0, cancellationToken);

        var files = await _scene.ExpandedAsync();
        Expect(job, files.Count == 5 && Has(files, 1) && Has(files, 2), "both environments are there");
        Expect(job, Says(job, "changed", "true") && Says(job, "added-count", "5") && Says(job, "branch", _scene.Cell.Branch), "outputs tell what was added, and where");
        Expect(job, Says(job, "commit-sha", (await _scene.Target.Repository.TipAsync(_scene.Cell.Branch))!), "the output commit-sha is the commit");
        Expect(job, Says(job, "pull-request-operation", _scene.Cell.IsProposed ? "created" : "none"), "the output pull-request-operation is right");
        Expect(job, !_scene.Cell.IsProposed || (_scene.Proposal is { } open && Says(job, "pull-request-number", open.Number.ToString(CultureInfo.InvariantCulture))), "the pull request is open");
        Expect(job, job.Marks is null or [], "no file is marked");
        Expect(job, job.Summary is null || job.Summary.Contains("5 files added", StringComparison.Ordinal), "the summary tells it");
    }

    private async Task UnchangedAsync(CancellationToken cancellationToken)
    {
        var (files, pushes, writes) = (await _scene.ExpandedAsync(), _scene.Target.Pushes, _scene.Target.Writes);

        var job = await RunAsync(0, cancellationToken);

        Expect(job, _scene.Target.Pushes == pushes && _scene.Target.Writes == writes, "nothing is pushed or edited");
        Expect(job, files.SequenceEqual(await _scene.ExpandedAsync(), StringComparer.Ordinal), "every file is as it was");
        Expect(job, Says(job, "pull-request-operation", "none"), "the output pull-request-operation is right");
    }

    private async Task ChangedAsync(CancellationToken cancellationToken)
    {
        _scene.Source.Shop.Merge(1);
        _scene.Source.Shop.Open("feature/basket", "A basket that remembers", labels: "preview");
        _scene.Source.Shop.Open("x\"}};{{.Element.Number}}#'$(reboot)", $"\"\nmetadata:\n  namespace: kube-system # ${{TOKEN}}\n{Commands}", labels: "preview");

        var job = await RunAsync(8, cancellationToken);

        var files = await _scene.ExpandedAsync();
        Expect(job, !Has(files, 1) && Has(files, 2) && Has(files, 3) && !Has(files, 4), "the closed one is gone, the opened one is there, the hostile one is not");
        Expect(job, Says(job, "quarantined-count", "1"), "outputs tell of the hostile one");
        Expect(job, !_scene.Cell.IsProposed || (_scene.Proposal is not null && Says(job, "pull-request-operation", "updated")), "the pull request is updated in place");
        Expect(job, job.Marks is null || job.Marks.Value.Any(static mark => mark.EndsWith("sets/previews.yaml", StringComparison.Ordinal)), "the definition is marked");
    }

    private async Task FailingAsync(CancellationToken cancellationToken)
    {
        var (files, pushes, writes) = (await _scene.ExpandedAsync(), _scene.Target.Pushes, _scene.Target.Writes);
        _scene.Source.Forge.Fault = static request => Uri.UnescapeDataString(request.Path).Contains("/shop", StringComparison.Ordinal)
            ? new FakeFault.Answer(403, $$"""{"message":"{{Commands}}\n{{Commands}}"}""")
            : null;

        var job = await RunAsync(3, cancellationToken);

        Expect(job, files.SequenceEqual(await _scene.ExpandedAsync(), StringComparer.Ordinal), "every file is as it was");
        Expect(job, _scene.Target.Pushes == pushes && _scene.Target.Writes == writes, "nothing is pushed or edited");
        Expect(job, !_scene.Cell.IsProposed || _scene.Proposal is not null, "the pull request stays");
        Expect(job, job.Log.Contains("gone", StringComparison.Ordinal), "what the server said is told");
        Expect(job, job.Marks is null || job.Marks.Value.Any(static mark => mark.EndsWith("sets/previews.yaml", StringComparison.Ordinal)), "the definition is marked");
    }

    private async Task<JobOutcome> RunAsync(int exitCode, CancellationToken cancellationToken)
    {
        var job = await _scene.RunAsync(_executable, JobTrigger.Schedule, [], cancellationToken);
        _runs++;
        MatrixChannel.Check(_scene, job, exitCode, (isSo, what) => Expect(job, isSo, what));
        return job;
    }

    private void Expect(JobOutcome job, bool isSo, string what)
    {
        if (!isSo)
        {
            _unmet.Add($"run {_runs.ToString(CultureInfo.InvariantCulture)}: {what}\n{job.Run.Error}");
        }
    }

    private static bool Says(JobOutcome job, string output, string value) => job.Outputs is null || job.Outputs.GetValueOrDefault(output) == value;

    private static bool Has(IReadOnlyList<string> files, int number) =>
        files.Any(path => path.EndsWith(string.Create(CultureInfo.InvariantCulture, $"/namespace-shop-pr-{number}.yaml"), StringComparison.Ordinal))
        && files.Any(path => path.EndsWith(string.Create(CultureInfo.InvariantCulture, $"/configmap-shop-pr-{number}-preview.yaml"), StringComparison.Ordinal));
}
