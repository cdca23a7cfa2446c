using System.Collections.Immutable;
using GitOpsSets.Engine.Changes;

namespace GitOpsSets.Engine.Publishing;

/// <summary>What is to be published. Paths are relative to the repository.</summary>
/// <param name="Files">Text of files to write, null for files to delete; sorted by path, no path twice; empty for nothing to do.</param>
/// <param name="Message">The commit's message, without trailers.</param>
/// <param name="Trailers">The commit's trailers, in order.</param>
public sealed record PublicationPlan(ImmutableArray<KeyValuePair<string, string?>> Files, string Message, ImmutableArray<KeyValuePair<string, string>> Trailers)
{
    /// <summary>A plan to do nothing.</summary>
    public static PublicationPlan Nothing { get; } = new([], "", []);

    /// <summary>Whether there is nothing to do.</summary>
    public bool IsEmpty => Files.IsEmpty;

    /// <summary>The plan for a set of changes.</summary>
    /// <param name="changes">What is to be done to the output root.</param>
    /// <param name="ledgerBefore">The ledger's text as it is now; null when there is none.</param>
    /// <param name="options">Where the output root is, and what the commit says.</param>
    /// <param name="asOf">When the sources were asked.</param>
    public static PublicationPlan For(ChangeSet changes, string? ledgerBefore, PublishOptions options, DateTimeOffset asOf)
    {
        var files = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var change in changes.Changes)
        {
            files[options.At(change.Path.Value)] = change switch
            {
                FileChange.Added added => added.After,
                FileChange.Modified modified => modified.After,
                _ => null,
            };
        }

        string ledger = LedgerText.Write(changes.Ledger);
        if (ledger != ledgerBefore && !(ledgerBefore is null && changes.Ledger.Files.IsEmpty))
        {
            files[options.At(Ledger.Location.Value)] = ledger;
        }

        return files.Count == 0
            ? Nothing
            : new PublicationPlan([.. files], CommitMessage.For(changes, options.Subject), CommitMessage.Trailers(options, asOf));
    }
}
