using System.Globalization;
using GitOpsSets.Engine;
using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Publishing;
using GitOpsSets.Engine.Summaries;

namespace GitOpsSets.Action.Reports;

/// <summary>A run in plain lines: what was decided, and why.</summary>
internal static class RunText
{
    private const int MaxFiles = 50;

    /// <summary>One line for each set.</summary>
    public static IEnumerable<string> Sets(RunReport report)
    {
        if (!report.Shard.IsWhole)
        {
            yield return $"shard {report.Shard}: {Counted(report.Sets.Length, "set")}";
        }

        foreach (var set in report.Sets)
        {
            yield return Describe(set, report.Changes);
        }

        foreach (var gone in report.Changes.Changes.GroupBy(change => change.Set).Where(group => report.Sets.All(set => set.Set != group.Key)).OrderBy(group => group.Key))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{gone.Key}: defined no more; {gone.Count()} removed");
        }
    }

    /// <summary>One line for each file that changed, or was kept for a reason.</summary>
    public static IEnumerable<string> Files(RunReport report)
    {
        foreach (var change in report.Changes.Changes.Take(MaxFiles))
        {
            yield return $"  {ChangeRow.SignOf(change)} {change.Path}";
        }

        if (report.Changes.Changes.Length > MaxFiles)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  … and {report.Changes.Changes.Length - MaxFiles} more files");
        }

        foreach (var kept in report.Changes.Kept.Take(MaxFiles))
        {
            yield return $"  = {kept.Path} is kept: {kept.Reason}";
        }
    }

    /// <summary>What somebody should look at, and what came of the run.</summary>
    public static IEnumerable<string> Ending(RunReport report)
    {
        foreach (var row in ChangeSummary.Of(report.Changes).Dangers.Take(MaxFiles))
        {
            yield return $"  ! {row.Name}: {row.Word}: {row.Meaning.Detail}";
        }

        foreach (var budget in report.Budgets.Where(budget => budget.IsLow))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{budget.Host}: only {budget.Remaining} of {budget.Limit} requests are left");
        }

        yield return Outcome(report);
    }

    /// <summary>What came of the run, in one line.</summary>
    public static string Outcome(RunReport report) => report.Publication switch
    {
        Publication.Committed commit => $"committed {commit.Sha} to {commit.Branch}",
        Publication.Proposed proposed => Describe(proposed),
        Publication.Several { Proposals.IsEmpty: false } several => string.Join("; ", several.Proposals.Select(Describe)),
        Publication.Written => $"changed {Files(report.Plan)} in the work tree",
        Publication.DryRun => $"{Files(report.Plan)} would change; nothing was published (publish: none)",
        Publication.Failed => "nothing was published",
        Publication.Unfinished => "the run has not come to its end; what was published before stays whole",
        _ when report.Diagnostics.Any(finding => finding.IsBlocking) => "nothing changed",
        _ when report.Sets.IsEmpty => "no definitions were found, nothing to do",
        _ => "nothing to do",
    };

    private static string Describe(Publication.Proposed proposed)
    {
        string what = proposed.Number is { } number ? string.Create(CultureInfo.InvariantCulture, $"pull request #{number}") : $"the branch {proposed.Branch}";
        string where = proposed.Url.Length == 0 ? "" : $" ({proposed.Url})";
        return proposed switch
        {
            { HasYielded: true } => $"left {what} to its people{where}",
            { Operation: ProposalOperation.Created } => $"opened {what}{where}",
            { Operation: ProposalOperation.Updated } => $"updated {what}{where}",
            { Operation: ProposalOperation.Closed } => $"closed {what}: nothing to propose any more{where}",
            { Number: null } => "nothing to propose",
            _ => $"nothing new: {what} stays as it is{where}",
        };
    }

    /// <summary>Such as <c>1 file</c> or <c>2 files</c>.</summary>
    public static string Counted(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    // What the tool remembers follows the files: it is counted only where nothing else changed.
    private static string Files(PublicationPlan plan)
    {
        int count = plan.Files.Count(file => !file.Key.Split('/').Contains(Ledger.Location.Folder, StringComparer.Ordinal));
        return count == 0 ? $"what is remembered in {Ledger.Location.Folder}" : Counted(count, "file");
    }

    private static string Describe(SetOutput set, ChangeSet changes)
    {
        var own = changes.Changes.Where(change => change.Set == set.Set).ToList();
        string via = set.Via.IsEmpty ? "" : $" (generated by {string.Join(", ", set.Via)})";
        return set switch
        {
            SetOutput.Evaluated evaluated => string.Create(CultureInfo.InvariantCulture, $"{set.Set}{via}: {Counted(evaluated.Files.Length, "object")}; {own.Count(change => change is FileChange.Added)} added, {own.Count(change => change is FileChange.Modified)} updated, {own.Count(change => change is FileChange.Removed)} removed{(evaluated.IsBounded ? "; a limit cut its listing, so nothing is deleted" : "")}"),
            _ => $"{set.Set}{via}: left as it is",
        };
    }
}
