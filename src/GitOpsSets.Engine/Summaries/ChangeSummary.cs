using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Changes;

namespace GitOpsSets.Engine.Summaries;

/// <summary>
/// A change as people are told of it: in the log, in the summary of a step, in a report and in a pull request. It holds neither time nor run, so that the
/// same change is always told in the same words.
/// </summary>
/// <param name="Sets">The sets of which files change, in their order.</param>
/// <param name="Rows">Every changed file: what somebody should look at first comes first, lists of files last, by path otherwise.</param>
public sealed record ChangeSummary(ImmutableArray<SetSummary> Sets, ImmutableArray<ChangeRow> Rows)
{
    /// <summary>How many files are new.</summary>
    public int Added { get; } = Count<FileChange.Added>(Rows);

    /// <summary>How many files have other content.</summary>
    public int Updated { get; } = Count<FileChange.Modified>(Rows);

    /// <summary>How many files go.</summary>
    public int Removed { get; } = Count<FileChange.Removed>(Rows);

    /// <summary>What somebody should look at before it is synced, the gravest first.</summary>
    public IEnumerable<ChangeRow> Dangers => Rows.Where(static row => row.Meaning.NeedsAttention);

    /// <summary>Such as <c>1 file added, 2 updated, 0 removed</c>.</summary>
    public string Counts => string.Create(CultureInfo.InvariantCulture, $"{Added} file{(Added == 1 ? "" : "s")} added, {Updated} updated, {Removed} removed");

    /// <summary>The summary of a set of changes.</summary>
    public static ChangeSummary Of(ChangeSet changes)
    {
        var sets = changes.Changes
            .Where(static change => change.Set is not null)
            .GroupBy(static change => change.Set!.Value)
            .OrderBy(static set => set.Key)
            .Select(static set => new SetSummary(set.Key, set.Count(static one => one is FileChange.Added), set.Count(static one => one is FileChange.Modified), set.Count(static one => one is FileChange.Removed)));
        var rows = changes.Changes
            .Select((change, index) => new ChangeRow(change, changes.Meanings.ElementAtOrDefault(index) ?? new ObjectChange(change.Path, "", ChangeMeaning.None, "")))
            .OrderByDescending(static row => row.Meaning.Meaning)
            .ThenBy(static row => row.Change.Path);
        return new ChangeSummary([.. sets], [.. rows]);
    }

    private static int Count<T>(ImmutableArray<ChangeRow> rows) => rows.Count(static row => row.Change is T);
}
