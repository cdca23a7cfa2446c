using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Summaries;

namespace GitOpsSets.Engine.Publishing;

/// <summary>The words of a commit. They are made of set names and counts alone: nothing an outsider wrote gets in (specs/security.md §1 #23).</summary>
internal static class CommitMessage
{
    public static string For(ChangeSet changes, PublishOptions options)
    {
        var summary = ChangeSummary.Of(changes);
        var text = new StringBuilder(options.Subject).Append(CultureInfo.InvariantCulture, $"\n\n{summary.Counts}\n");
        foreach (var set in summary.Sets)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n- {set.Set}: {set.Added} added, {set.Updated} updated, {set.Removed} removed");
        }

        return text.Append(options.Remark is null ? "\n" : $"\n\n{options.Remark}\n").ToString();
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
}
