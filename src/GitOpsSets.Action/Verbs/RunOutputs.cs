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
    public static void Write(IRunReporter reporter, RunReport report, string? reportPath)
    {
        var (added, updated, removed) = RunText.Count(report);
        var (sha, branch, proposed) = report.Publication switch
        {
            Publication.Committed commit => (commit.Sha, commit.Branch, null),
            Publication.Proposed proposal => (proposal.Sha, proposal.Branch, proposal),
            _ => ("", "", (Publication.Proposed?)null),
        };
        int quarantined = report.Sets.OfType<SetOutput.Evaluated>().Sum(set => set.Quarantined.Count);
        reporter.SetOutput(OutputDeclarations.Changed, report.Changes.IsEmpty ? "false" : "true");
        reporter.SetOutput(OutputDeclarations.AddedCount, added.ToString(CultureInfo.InvariantCulture));
        reporter.SetOutput(OutputDeclarations.UpdatedCount, updated.ToString(CultureInfo.InvariantCulture));
        reporter.SetOutput(OutputDeclarations.RemovedCount, removed.ToString(CultureInfo.InvariantCulture));
        reporter.SetOutput(OutputDeclarations.QuarantinedCount, quarantined.ToString(CultureInfo.InvariantCulture));
        reporter.SetOutput(OutputDeclarations.ReportPath, reportPath ?? "");
        reporter.SetOutput(OutputDeclarations.CommitSha, sha);
        reporter.SetOutput(OutputDeclarations.Branch, branch);
        reporter.SetOutput(OutputDeclarations.PullRequestNumber, proposed?.Number?.ToString(CultureInfo.InvariantCulture) ?? "");
        reporter.SetOutput(OutputDeclarations.PullRequestUrl, proposed?.Url ?? "");
        reporter.SetOutput(OutputDeclarations.PullRequestOperation, (proposed?.Operation ?? ProposalOperation.None).ToString().ToLowerInvariant());
    }
}
