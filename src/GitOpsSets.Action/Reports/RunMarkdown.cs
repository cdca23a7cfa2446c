using System.Globalization;
using System.Text;
using GitOpsSets.Engine;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Layout;

namespace GitOpsSets.Action.Reports;

/// <summary>A run as the Markdown of a step summary. Nothing an outsider wrote is in it but as code.</summary>
internal static class RunMarkdown
{
    private const int MaxRows = 200;

    public static string Write(RunReport report)
    {
        var (added, updated, removed) = RunText.Count(report);
        var text = new StringBuilder("## GitOpsSets\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{added} added, {updated} updated, {removed} removed: {RunText.Outcome(report)}\n\n");
        AppendSets(text, report);
        AppendChanges(text, report);
        AppendFindings(text, report);
        return text.ToString();
    }

    private static void AppendSets(StringBuilder text, RunReport report)
    {
        if (report.Sets.IsEmpty)
        {
            return;
        }

        text.Append("| set | objects | result |\n|---|---:|---|\n");
        foreach (var set in report.Sets.Take(MaxRows))
        {
            string objects = set is SetOutput.Evaluated evaluated ? evaluated.Files.Length.ToString(CultureInfo.InvariantCulture) : "";
            text.Append(CultureInfo.InvariantCulture, $"| {Code(set.Set.ToString())} | {objects} | {(set is SetOutput.Evaluated ? "expanded" : "left as it is")} |\n");
        }

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

        text.Append('\n');
    }

    private static void AppendFindings(StringBuilder text, RunReport report)
    {
        foreach (var group in report.Diagnostics.GroupBy(finding => finding.Severity).OrderByDescending(group => group.Key))
        {
            text.Append(CultureInfo.InvariantCulture, $"### {group.Key switch { Severity.Error => "Errors", Severity.Warning => "Warnings", _ => "Notices" }}\n\n");
            foreach (var finding in group.Take(MaxRows))
            {
                text.Append("- ").Append(Code(finding.ToString())).Append('\n');
            }

            text.Append('\n');
        }
    }

    // A code span that no backquote inside can end, and that no table bar can split.
    private static string Code(string text)
    {
        string clean = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Replace("|", "¦", StringComparison.Ordinal);
        return clean.Contains('`', StringComparison.Ordinal) ? $"`` {clean} ``" : $"`{clean}`";
    }
}
