using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using GitOpsSets.Engine;
using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Explanations;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Publishing;
using GitOpsSets.Engine.Summaries;

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
        var summary = ChangeSummary.Of(report.Changes);
        var text = new StringBuilder("## GitOpsSets\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{summary.Counts}: {RunText.Outcome(report)}\n\n");
        foreach (string link in Commits(report.Publication).Where(static sha => sha.Length > 0).Select(linkTo).OfType<string>().Take(MaxRows))
        {
            text.Append(CultureInfo.InvariantCulture, $"Commit: {link}\n\n");
        }

        AppendFindings(text, report, Severity.Error);
        text.AppendJoin("", ChangeMarkdown.Dangers(summary, MaxRows));
        AppendFindings(text, report, Severity.Warning);
        AppendSets(text, summary, report);
        AppendChanges(text, summary, report.Changes.Kept);
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
            text.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.Code(source.Source)} | {MarkdownText.Code(source.Set.ToString())} | {answer} | {source.Elements} |\n");
        }

        text.Append(live.Count > 0 ? "\n" : "");
        foreach (var budget in report.Budgets)
        {
            string limit = budget.Limit is { } of ? string.Create(CultureInfo.InvariantCulture, $" of {of}") : "";
            string resource = budget.Resource.Length == 0 ? "" : $" ({MarkdownText.Code(budget.Resource)})";
            text.Append(CultureInfo.InvariantCulture, $"{(budget.IsLow ? "**Few" : "Requests")} left at {MarkdownText.Code(budget.Host)}{resource}: {budget.Remaining}{limit}{(budget.IsLow ? "**" : "")}\n\n");
        }
    }

    private static void AppendSets(StringBuilder text, ChangeSummary summary, RunReport report)
    {
        if (report.Sets.IsEmpty)
        {
            return;
        }

        var changed = summary.Sets.ToDictionary(static set => set.Set);
        text.Append("| set | objects | added | updated | removed | result |\n|---|---:|---:|---:|---:|---|\n");
        foreach (var set in report.Sets.OrderBy(set => set is SetOutput.Evaluated).Take(MaxRows))
        {
            var counts = changed.GetValueOrDefault(set.Set) ?? new SetSummary(set.Set, 0, 0, 0);
            string result = set is SetOutput.Evaluated evaluated
                ? string.Create(CultureInfo.InvariantCulture, $"{evaluated.Files.Length} | {counts.Added} | {counts.Updated} | {counts.Removed} | expanded")
                : " | | | | left as it is";
            text.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.Code(set.Set.ToString())} | {result} |\n");
        }

        AppendRest(text, report.Sets.Length);
        text.Append('\n');
    }

    private static void AppendChanges(StringBuilder text, ChangeSummary summary, ImmutableArray<KeptFile> kept)
    {
        text.AppendJoin("", ChangeMarkdown.Objects(summary, MaxRows));
        AppendRest(text, summary.Rows.Length);
        text.Append(summary.Rows.IsEmpty ? "" : "\n");
        if (kept.IsEmpty)
        {
            return;
        }

        text.Append("| kept | why |\n|---|---|\n");
        foreach (var file in kept.Take(MaxRows))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.Code(file.Path.Value)} | {MarkdownText.Code(file.Reason)} |\n");
        }

        AppendRest(text, kept.Length);
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
            text.Append("- ").Append(MarkdownText.Code(finding.ToString())).Append('\n');
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
}
