using System.Globalization;
using System.Text;
using GitOpsSets.Engine;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Explanations;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Publishing;

namespace GitOpsSets.Action.Reports;

/// <summary>A run as the Markdown of a step summary. Nothing an outsider wrote is in it but as code.</summary>
internal static class RunMarkdown
{
    private const int MaxRows = 200;

    /// <summary>What went wrong comes first, then what somebody should look at, then the rest: a host may cut the end off.</summary>
    /// <param name="report">The run.</param>
    /// <param name="linkTo">Where people read a commit; null where that is not known.</param>
    public static string Write(RunReport report, Func<string, string?> linkTo)
    {
        var (added, updated, removed) = RunText.Count(report);
        var text = new StringBuilder("## GitOpsSets\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{added} added, {updated} updated, {removed} removed: {RunText.Outcome(report)}\n\n");
        foreach (string link in Commits(report.Publication).Where(static sha => sha.Length > 0).Select(linkTo).OfType<string>().Take(MaxRows))
        {
            text.Append(CultureInfo.InvariantCulture, $"Commit: {link}\n\n");
        }

        AppendFindings(text, report, Severity.Error);
        AppendAttention(text, report);
        AppendFindings(text, report, Severity.Warning);
        AppendSets(text, report);
        AppendChanges(text, report);
        AppendSources(text, report);
        AppendFindings(text, report, Severity.Notice);
        return text.ToString();
    }

    private static IEnumerable<string> Commits(Publication publication) => publication switch
    {
        Publication.Committed commit => [commit.Sha],
        Publication.Proposed proposed => [proposed.Sha],
        Publication.Several several => several.Parts.SelectMany(Commits),
        _ => [],
    };

    private static void AppendAttention(StringBuilder text, RunReport report)
    {
        var dangers = report.Changes.Meanings.Where(change => change.NeedsAttention).OrderByDescending(change => change.Meaning).Take(MaxRows).ToList();
        if (dangers.Count == 0)
        {
            return;
        }

        text.Append("### Look at these before they are synced\n\n| object | what happens | why |\n|---|---|---|\n");
        foreach (var change in dangers)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {Code(change.Object.Length == 0 ? change.Path.Value : change.Object)} | {change.Meaning.ToString().ToLowerInvariant()} | {Code(change.Detail)} |\n");
        }

        text.Append('\n');
    }

    private static void AppendSources(StringBuilder text, RunReport report)
    {
        var live = report.Sources.Where(source => source.Basis != AnswerBasis.Repository || source.Result != SourceResult.Complete).OrderByDescending(source => source.Result == SourceResult.Failed).Take(MaxRows).ToList();
        if (live.Count > 0)
        {
            text.Append("| source | set | answer | elements |\n|---|---|---|---:|\n");
        }

        foreach (var source in live)
        {
            string answer = source.Result == SourceResult.Failed ? "failed" : $"{ElementWords.Of(source.Result)}, {ElementWords.Of(source.Basis)}";
            text.Append(CultureInfo.InvariantCulture, $"| {Code(source.Source)} | {Code(source.Set.ToString())} | {answer} | {source.Elements} |\n");
        }

        text.Append(live.Count > 0 ? "\n" : "");
        foreach (var budget in report.Budgets)
        {
            string limit = budget.Limit is { } of ? string.Create(CultureInfo.InvariantCulture, $" of {of}") : "";
            string resource = budget.Resource.Length == 0 ? "" : $" ({Code(budget.Resource)})";
            text.Append(CultureInfo.InvariantCulture, $"{(budget.IsLow ? "**Few" : "Requests")} left at {Code(budget.Host)}{resource}: {budget.Remaining}{limit}{(budget.IsLow ? "**" : "")}\n\n");
        }
    }

    private static void AppendSets(StringBuilder text, RunReport report)
    {
        if (report.Sets.IsEmpty)
        {
            return;
        }

        text.Append("| set | objects | result |\n|---|---:|---|\n");
        foreach (var set in report.Sets.OrderBy(set => set is SetOutput.Evaluated).Take(MaxRows))
        {
            string objects = set is SetOutput.Evaluated evaluated ? evaluated.Files.Length.ToString(CultureInfo.InvariantCulture) : "";
            text.Append(CultureInfo.InvariantCulture, $"| {Code(set.Set.ToString())} | {objects} | {(set is SetOutput.Evaluated ? "expanded" : "left as it is")} |\n");
        }

        AppendRest(text, report.Sets.Length);
        text.Append('\n');
    }

    private static void AppendChanges(StringBuilder text, RunReport report)
    {
        if (report.Changes.Changes.IsEmpty && report.Changes.Kept.IsEmpty)
        {
            return;
        }

        text.Append("| | file |\n|---|---|\n");
        foreach (var change in report.Changes.Changes.Take(MaxRows))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {RunText.Sign(change)} | {Code(change.Path.Value)} |\n");
        }

        foreach (var kept in report.Changes.Kept.Take(MaxRows))
        {
            text.Append(CultureInfo.InvariantCulture, $"| = | {Code(kept.Path.Value)} kept: {Code(kept.Reason)} |\n");
        }

        AppendRest(text, Math.Max(report.Changes.Changes.Length, report.Changes.Kept.Length));
        text.Append('\n');
    }

    private static void AppendFindings(StringBuilder text, RunReport report, Severity severity)
    {
        var findings = report.Diagnostics.Where(finding => finding.Severity == severity).ToList();
        if (findings.Count == 0)
        {
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"### {severity switch { Severity.Error => "Errors", Severity.Warning => "Warnings", _ => "Notices" }}\n\n");
        foreach (var finding in findings.Take(MaxRows))
        {
            text.Append("- ").Append(Code(finding.ToString())).Append('\n');
        }

        AppendRest(text, findings.Count);
        text.Append('\n');
    }

    private static void AppendRest(StringBuilder text, int count)
    {
        if (count > MaxRows)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n… and {count - MaxRows} more\n");
        }
    }

    // A code span that no backquote inside can end, and that no table bar can split.
    private static string Code(string text)
    {
        string clean = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Replace("|", "¦", StringComparison.Ordinal);
        return clean.Contains('`', StringComparison.Ordinal) ? $"`` {clean} ``" : $"`{clean}`";
    }
}
