using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using GitOpsSets.Engine.Changes;

namespace GitOpsSets.Engine.Publishing;

/// <summary>The words of a commit. They are made of set names and counts alone: nothing an outsider wrote gets in (specs/security.md §1 #23).</summary>
internal static class CommitMessage
{
    public static string For(ChangeSet changes, string subject)
    {
        var text = new StringBuilder(subject).Append("\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{Count<FileChange.Added>(changes)} files added, {Count<FileChange.Modified>(changes)} updated, {Count<FileChange.Removed>(changes)} removed\n");
        foreach (var set in changes.Changes.Where(change => change.Set is not null).GroupBy(change => change.Set!.Value).OrderBy(group => group.Key))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n- {set.Key}: {set.Count(change => change is FileChange.Added)} added, {set.Count(change => change is FileChange.Modified)} updated, {set.Count(change => change is FileChange.Removed)} removed");
        }

        return text.Append('\n').ToString();
    }

    public static ImmutableArray<KeyValuePair<string, string>> Trailers(PublishOptions options, DateTimeOffset asOf)
    {
        var trailers = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        if (options.Source is not null)
        {
            trailers.Add(new("X-Expansion-Source", options.Source));
        }

        trailers.Add(new("X-Expansion-Data", asOf.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));
        if (options.Run is not null)
        {
            trailers.Add(new("X-Expansion-Run", options.Run));
        }

        return trailers.ToImmutable();
    }

    private static int Count<T>(ChangeSet changes) => changes.Changes.Count(change => change is T);
}
