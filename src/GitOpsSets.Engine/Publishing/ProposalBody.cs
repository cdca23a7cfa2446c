using System.Globalization;
using System.Text;
using GitOpsSets.Engine.Changes;

namespace GitOpsSets.Engine.Publishing;

/// <summary>
/// What a pull request says: the user's words, a row per set, a line per file. It is made of set names, paths and counts alone, and holds neither
/// time nor run, so that the same change is always described by the same text (specs/security.md §1 #23).
/// </summary>
internal static class ProposalBody
{
    private const string Cut = "\n_This description was cut: the list of files is longer than the forge allows. The commit has them all._\n";
    private const int ReservedCharacters = 400;

    public static string Write(ChangeSet changes, PullRequestOptions options)
    {
        int room = options.MaxBodyCharacters - ProposalMarker.Length - Cut.Length;
        var text = new StringBuilder();
        string words = options.Body.ReplaceLineEndings("\n").Trim();
        bool isCut = words.Length > room - ReservedCharacters;
        text.Append(isCut ? Shortened(words, room - ReservedCharacters) : words);
        if (words.Length > 0)
        {
            text.Append("\n\n");
        }

        isCut |= !Lines(changes).All(line => TryAppend(text, line, room));
        return isCut ? text.Append(Cut).ToString() : text.ToString();
    }

    private static IEnumerable<string> Lines(ChangeSet changes)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{Count<FileChange.Added>(changes.Changes)} files added, {Count<FileChange.Modified>(changes.Changes)} updated, {Count<FileChange.Removed>(changes.Changes)} removed.\n");
        var sets = changes.Changes.Where(change => change.Set is not null).GroupBy(change => change.Set!.Value).OrderBy(set => set.Key).ToList();
        if (sets.Count > 0)
        {
            yield return "\n| set | added | updated | removed |\n|---|---:|---:|---:|\n";
        }

        foreach (var set in sets)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"| `{Shown(set.Key.ToString())}` | {Count<FileChange.Added>(set)} | {Count<FileChange.Modified>(set)} | {Count<FileChange.Removed>(set)} |\n");
        }

        if (!changes.Changes.IsEmpty)
        {
            yield return "\n";
        }

        foreach (var change in changes.Changes)
        {
            yield return $"- {change switch { FileChange.Added => "added", FileChange.Modified => "updated", _ => "removed" }} `{Shown(change.Path.Value)}`\n";
        }
    }

    private static bool TryAppend(StringBuilder text, string line, int room)
    {
        if (text.Length + line.Length > room)
        {
            return false;
        }

        text.Append(line);
        return true;
    }

    // Never between the two halves of one character.
    private static string Shortened(string text, int length) => text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    // A code span that nothing inside ends, in a table cell that nothing inside ends.
    private static string Shown(string name) => name.Replace('`', '\'').Replace('|', '¦');

    private static int Count<T>(IEnumerable<FileChange> changes) => changes.Count(change => change is T);
}
