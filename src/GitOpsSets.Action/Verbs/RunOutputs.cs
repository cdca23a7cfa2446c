using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Action.Ci;
using GitOpsSets.Action.Inputs;
using GitOpsSets.Engine;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Publishing;
using GitOpsSets.Engine.Summaries;

namespace GitOpsSets.Action.Verbs;

/// <summary>What a run hands to later steps.</summary>
internal static class RunOutputs
{
    public static void Write(IRunReporter reporter, RunReport report, string reportPath)
    {
        var summary = ChangeSummary.Of(report.Changes);
        var proposals = report.Publication switch
        {
            Publication.Proposed proposal => [proposal],
            Publication.Several several => several.Proposals,
            _ => ImmutableArray<Publication.Proposed>.Empty,
        };
        var (sha, branch) = report.Publication is Publication.Committed commit ? (commit.Sha, commit.Branch) : (Lines(proposals, static one => one.Sha), Lines(proposals, static one => one.Branch));
        int quarantined = report.Sets.OfType<SetOutput.Evaluated>().Sum(set => set.Quarantined.Count);
        reporter.SetOutput(OutputDeclarations.Changed, report.Changes.IsEmpty ? "false" : "true");
        reporter.SetOutput(OutputDeclarations.AddedCount, summary.Added.ToString(CultureInfo.InvariantCulture));
        reporter.SetOutput(OutputDeclarations.UpdatedCount, summary.Updated.ToString(CultureInfo.InvariantCulture));
        reporter.SetOutput(OutputDeclarations.RemovedCount, summary.Removed.ToString(CultureInfo.InvariantCulture));
        reporter.SetOutput(OutputDeclarations.QuarantinedCount, quarantined.ToString(CultureInfo.InvariantCulture));
        reporter.SetOutput(OutputDeclarations.ReportPath, reportPath);
        reporter.SetOutput(OutputDeclarations.CommitSha, sha);
        reporter.SetOutput(OutputDeclarations.Branch, branch);
        reporter.SetOutput(OutputDeclarations.PullRequestNumber, Lines(proposals, static one => one.Number?.ToString(CultureInfo.InvariantCulture) ?? ""));
        reporter.SetOutput(OutputDeclarations.PullRequestUrl, Lines(proposals, static one => one.Url));
        reporter.SetOutput(OutputDeclarations.PullRequestOperation, proposals.IsEmpty ? Word(ProposalOperation.None) : Lines(proposals, static one => Word(one.Operation)));
    }

    // One line each: the third line of every output is about the same pull request.
    private static string Lines(ImmutableArray<Publication.Proposed> proposals, Func<Publication.Proposed, string> value) => string.Join('\n', proposals.Select(value));

    private static string Word(ProposalOperation operation) => operation.ToString().ToLowerInvariant();
}
