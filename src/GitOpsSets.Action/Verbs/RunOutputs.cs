using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Action.Ci;
using GitOpsSets.Action.Inputs;
using GitOpsSets.Engine;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Publishing;
using GitOpsSets.Engine.Summaries;

namespace GitOpsSets.Action.Verbs;

/// <summary>What a run hands to later steps.</summary>
internal static class RunOutputs
{
    // A job's outputs are 1 MB together on GitHub, counted in UTF-16, and every host hands them on as variables, of which Linux takes 128 KiB each.
    private const int MaxCharacters = 64 * 1024;

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
        Set(reporter, OutputDeclarations.CommitSha, sha);
        Set(reporter, OutputDeclarations.Branch, branch);
        Set(reporter, OutputDeclarations.PullRequestNumber, Lines(proposals, static one => one.Number?.ToString(CultureInfo.InvariantCulture) ?? ""));
        Set(reporter, OutputDeclarations.PullRequestUrl, Lines(proposals, static one => one.Url));
        Set(reporter, OutputDeclarations.PullRequestOperation, proposals.IsEmpty ? Word(ProposalOperation.None) : Lines(proposals, static one => Word(one.Operation)));
    }

    // Part of a list would be taken for the whole one.
    private static void Set(IRunReporter reporter, string name, string value)
    {
        bool isTooLong = value.Length > MaxCharacters;
        reporter.SetOutput(name, isTooLong ? "" : value);
        if (isTooLong)
        {
            reporter.Report(new Diagnostic(DiagnosticCodes.InvalidInput, Severity.Warning, $"the output {name} is empty, for it would be longer than later steps can take", null)
            {
                Suggestion = "read it in the file that report-path names",
            });
        }
    }

    // One line each: the third line of every output is about the same pull request.
    private static string Lines(ImmutableArray<Publication.Proposed> proposals, Func<Publication.Proposed, string> value) => string.Join('\n', proposals.Select(value));

    private static string Word(ProposalOperation operation) => operation.ToString().ToLowerInvariant();
}
