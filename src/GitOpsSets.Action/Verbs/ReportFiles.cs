using System.Collections.Immutable;
using GitOpsSets.Action.Ci;
using GitOpsSets.Action.Inputs;
using GitOpsSets.Action.Reports;
using GitOpsSets.Engine;
using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Publishing;

namespace GitOpsSets.Action.Verbs;

/// <summary>The reports that were asked for. From its beginning a run has one that says that it is under way, so that a report of an earlier run is never taken for its own.</summary>
internal sealed class ReportFiles(HostProcess process, Options options, CiHost host)
{
    /// <summary>Where people read a commit; null where that is not known.</summary>
    public Func<string, string?> LinkTo { get; } = options.Publish.TargetRepository is null ? host.LinkTo : static _ => null;

    /// <summary>Says that a run has begun.</summary>
    public void Begin() => End(new Publication.Unfinished(), []);

    /// <summary>Says how a run ended that has no more to report.</summary>
    /// <param name="publication">What came of it.</param>
    /// <param name="findings">Why.</param>
    /// <returns>What could not be written.</returns>
    public ImmutableArray<Diagnostic> End(Publication publication, ImmutableArray<Diagnostic> findings) =>
        options.Verb == Verb.Run ? Write(new RunReport([], new ChangeSet([], [], Ledger.Empty), publication, findings)).Failures : [];

    /// <summary>Writes them.</summary>
    /// <returns>The paths of those that are there, and why the others are not.</returns>
    public (ImmutableArray<string> Written, ImmutableArray<Diagnostic> Failures) Write(RunReport report)
    {
        var files = options.Report.ReportPaths
            .Select(path => (Path: path, Failure: ReportFile.Write(process.PathOf(path), IsMarkdown(path) ? RunMarkdown.Write(report, LinkTo) : RunJson.Write(report, LinkTo), RunSecrets.Of(options))))
            .ToList();
        return ([.. files.Where(static file => file.Failure is null).Select(static file => file.Path)], [.. files.Select(static file => file.Failure).OfType<Diagnostic>()]);
    }

    private static bool IsMarkdown(string path) => path.EndsWith(".md", StringComparison.OrdinalIgnoreCase);
}
