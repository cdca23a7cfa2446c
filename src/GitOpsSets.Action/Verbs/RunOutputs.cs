using System.Globalization;
using GitOpsSets.Action.Ci;
using GitOpsSets.Action.Inputs;
using GitOpsSets.Action.Reports;
using GitOpsSets.Engine;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Publishing;

namespace GitOpsSets.Action.Verbs;

/// <summary>What a run hands to later steps.</summary>
internal static class RunOutputs
{
    public static void Write(IRunReporter reporter, RunReport report)
    {
        var (added, updated, removed) = RunText.Count(report);
        var commit = report.Publication as Publication.Committed;
        int quarantined = report.Sets.OfType<SetOutput.Evaluated>().Sum(set => set.Quarantined.Count);
        reporter.SetOutput(OutputDeclarations.Changed, report.Changes.IsEmpty ? "false" : "true");
        reporter.SetOutput(OutputDeclarations.AddedCount, added.ToString(CultureInfo.InvariantCulture));
        reporter.SetOutput(OutputDeclarations.UpdatedCount, updated.ToString(CultureInfo.InvariantCulture));
        reporter.SetOutput(OutputDeclarations.RemovedCount, removed.ToString(CultureInfo.InvariantCulture));
        reporter.SetOutput(OutputDeclarations.QuarantinedCount, quarantined.ToString(CultureInfo.InvariantCulture));
        reporter.SetOutput(OutputDeclarations.CommitSha, commit?.Sha ?? "");
        reporter.SetOutput(OutputDeclarations.Branch, commit?.Branch ?? "");
    }
}
