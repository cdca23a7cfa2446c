using System.Text;
using GitOpsSets.Engine.Summaries;

namespace GitOpsSets.Engine.Publishing;

/// <summary>
/// What a pull request says: the user's words, then the change as <see cref="ChangeSummary"/> has it, as the summary of the run does. Neither time nor run is
/// in it, so that the same change is always described by the same text (specs/security.md §1 #23).
/// </summary>
internal static class ProposalBody
{
    private const string Cut = "\n_This description was cut: the list of files is longer than the forge allows. The commit has them all._\n";
    private const int ReservedCharacters = 400;

    public static string Write(ChangeSummary summary, PullRequestOptions options)
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

        isCut |= !Lines(summary).All(line => TryAppend(text, line, room));
        return isCut ? text.Append(Cut).ToString() : text.ToString();
    }

    private static IEnumerable<string> Lines(ChangeSummary summary) =>
        [$"{summary.Counts}.\n\n", .. ChangeMarkdown.Dangers(summary), .. ChangeMarkdown.Sets(summary), .. ChangeMarkdown.Objects(summary)];

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
}
