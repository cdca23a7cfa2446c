using System.Globalization;

namespace GitOpsSets.Engine.Summaries;

/// <summary>A change as Markdown, line by line, each with its end: whoever has little room takes as many as fit. Nothing that outsiders wrote is in it but as code.</summary>
public static class ChangeMarkdown
{
    /// <summary>What somebody should look at before it is synced; nothing where there is nothing.</summary>
    public static IEnumerable<string> Dangers(ChangeSummary summary, int maxRows = int.MaxValue)
    {
        bool any = false;
        foreach (var row in summary.Dangers.Take(maxRows))
        {
            if (!any)
            {
                yield return "### Look at these before they are synced\n\n| object | what happens | why |\n|---|---|---|\n";
                any = true;
            }

            yield return $"| {MarkdownText.Code(row.Name)} | {row.Word} | {MarkdownText.Code(row.Meaning.Detail)} |\n";
        }

        if (any)
        {
            yield return "\n";
        }
    }

    /// <summary>The sets of which files change.</summary>
    public static IEnumerable<string> Sets(ChangeSummary summary)
    {
        if (summary.Sets.IsEmpty)
        {
            yield break;
        }

        yield return "| set | added | updated | removed |\n|---|---:|---:|---:|\n";
        foreach (var set in summary.Sets)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"| {MarkdownText.Code(set.Set.ToString())} | {set.Added} | {set.Updated} | {set.Removed} |\n");
        }

        yield return "\n";
    }

    /// <summary>Every object that changes, with what Flux makes of it, and every other file.</summary>
    public static IEnumerable<string> Objects(ChangeSummary summary, int maxRows = int.MaxValue)
    {
        if (summary.Rows.IsEmpty)
        {
            yield break;
        }

        yield return "| | object | for Flux | file |\n|---|---|---|---|\n";
        foreach (var row in summary.Rows.Take(maxRows))
        {
            yield return $"| {row.Sign} | {MarkdownText.Code(row.Meaning.Object)} | {row.Word} | {MarkdownText.Code(row.Change.Path.Value)} |\n";
        }
    }
}
