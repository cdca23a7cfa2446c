using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Changes;

/// <summary>Holds what one set wants against its own files.</summary>
internal sealed class SetComparison(SetOutput.Evaluated output, IEnumerable<LedgerEntry> owned, PathClaims claims, Func<RelativePath, string?> contentIds)
{
    private const string LimitReason = "a limit cut the listing";

    private readonly Dictionary<RelativePath, LedgerEntry> _owned = owned.ToDictionary(entry => entry.Path);

    /// <summary>See <see cref="Comparison.OtherSpelling"/>.</summary>
    public Func<RelativePath, string?> OtherSpelling { get; init; } = static _ => null;

    public List<FileChange> Changes { get; } = [];

    public List<KeptFile> Kept { get; } = [];

    public List<LedgerEntry> Entries { get; } = [];

    public List<Diagnostic> Diagnostics { get; } = [];

    /// <summary>Set when a path belongs to somebody else: then nothing of the set may be done.</summary>
    public Diagnostic? Conflict { get; private set; }

    public int OwnedCount => _owned.Values.Count(IsManifest);

    public int RemovedCount { get; private set; }

    public int ProvenCount { get; private set; }

    public void Compare(IReadOnlyDictionary<string, EvidenceVerdict> verdicts)
    {
        foreach (var file in output.Files)
        {
            Write(file);
        }

        var wanted = output.Files.Select(file => file.Path).Concat(output.Folders.Select(KustomizationOf)).ToHashSet();
        foreach (var entry in _owned.Values.Where(entry => !wanted.Contains(entry.Path)).OrderBy(entry => entry.Path))
        {
            Drop(entry, verdicts);
        }

        SayWhatALimitKeeps();
        foreach (var folder in output.Folders)
        {
            if (KnownList(folder) is { } known)
            {
                Entries.Add(known);
                continue;
            }

            Write(new OutputFile(KustomizationOf(folder), KustomizationFile.Write(Listed(folder)), "", []));
        }

        RefuseSpellings();
    }

    // Of two files whose names differ in case alone, Windows and macOS have one.
    private void RefuseSpellings()
    {
        var removed = Changes.OfType<FileChange.Removed>().Select(change => change.Path.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var path in Changes.OfType<FileChange.Added>().Select(change => change.Path))
        {
            if (OtherSpelling(path) is { } other && !removed.Contains(other))
            {
                Refuse(path, $"'{other}' is there, which differs in case alone");
            }
        }
    }

    private static RelativePath KustomizationOf(RelativePath folder) => RelativePath.Of(folder.Value, KustomizationFile.Name);

    // Files that stay without being rendered (edited, quarantined, unproven) are listed too: Flux would prune them otherwise.
    private IEnumerable<string> Listed(RelativePath folder)
    {
        var rendered = output.Files.Select(file => file.Path);
        var kept = Entries.Select(entry => entry.Path).Except(rendered).Where(path => path.Name != KustomizationFile.Name).Order();
        var files = rendered.Concat(kept).Where(path => path.Folder == folder.Value).Select(path => path.Name);
        var steps = output.Folders.Where(inner => inner.Folder == folder.Value).Select(inner => inner.Name);
        return files.Concat(steps);
    }

    // Nobody knows any more where in the order a file belongs that stays without being rendered: a list that has the same members stays as it is.
    private LedgerEntry? KnownList(RelativePath folder)
    {
        var path = KustomizationOf(folder);
        return Kept.Exists(kept => kept.Path.Folder == folder.Value)
            && _owned.TryGetValue(path, out var known) && contentIds(path) == known.Hash
            && Listed(folder).ToHashSet(StringComparer.Ordinal).SetEquals(_owned.Keys.Select(owned => NameIn(folder, owned)).OfType<string>())
            ? known : null;
    }

    // A file, or the folder that a kustomization of its own makes one.
    private static string? NameIn(RelativePath folder, RelativePath owned)
    {
        string below = owned.Value.StartsWith(folder.Value + "/", StringComparison.Ordinal) ? owned.Value[(folder.Value.Length + 1)..] : "";
        return below.Split('/') switch
        {
            [var file] when file.Length > 0 && file != KustomizationFile.Name => file,
            [var step, KustomizationFile.Name] => step,
            _ => null,
        };
    }

    /// <summary>The items a file stands for that its set's listings should show and do not.</summary>
    public static ImmutableArray<string> Unlisted(SetOutput.Evaluated output, LedgerEntry entry) =>
        [.. entry.Evidence.Where(evidence => !output.ListedEvidence.Contains(evidence) && output.EvidenceSources.Any(source => evidence.StartsWith(source, StringComparison.Ordinal)))];

    private static bool IsManifest(LedgerEntry entry) => entry.Path.Name != KustomizationFile.Name;

    private void Write(OutputFile file)
    {
        string? now = contentIds(file.Path);
        byte[] content = Encoding.UTF8.GetBytes(file.Text);
        string wanted = GitBlobId.Of(content, now);
        var entry = new LedgerEntry(file.Path, output.Set, file.Element, wanted, file.Evidence);
        if (claims.TakenBy(file.Path, output.Set) is { } rival)
        {
            Refuse(file.Path, $"{rival} has it");
        }
        else if (!_owned.TryGetValue(file.Path, out var known))
        {
            if (now is not null && now != wanted)
            {
                Refuse(file.Path, claims.FormerOwner(file.Path) is { } owner ? $"it belongs to {owner}" : "a file that we did not write is there");
            }
            else if (now is null)
            {
                Changes.Add(new FileChange.Added(file.Path, output.Set, file.Text));
            }

            Entries.Add(entry);
        }
        else if (now is null)
        {
            Changes.Add(new FileChange.Added(file.Path, output.Set, file.Text));
            Entries.Add(entry);
        }
        else if (now == wanted)
        {
            Entries.Add(entry);
        }
        else if (now != known.Hash)
        {
            KeepEdited(known);
        }
        else if (output.Policy == SyncPolicy.CreateOnly)
        {
            Entries.Add(known);
        }
        else
        {
            Changes.Add(new FileChange.Modified(file.Path, output.Set, file.Text));
            Entries.Add(entry);
        }
    }

    private void Drop(LedgerEntry entry, IReadOnlyDictionary<string, EvidenceVerdict> verdicts)
    {
        string? now = contentIds(entry.Path);
        if (now is null)
        {
            return;
        }

        if (output.Quarantined.Contains(entry.Element) || output.IsBounded || output.Policy != SyncPolicy.Sync)
        {
            Keep(entry, output.Quarantined.Contains(entry.Element) ? "its element is quarantined" : output.IsBounded ? LimitReason : "the set's policy deletes nothing");
        }
        else if (now != entry.Hash)
        {
            KeepEdited(entry);
        }
        else
        {
            Remove(entry, verdicts);
        }
    }

    private void Remove(LedgerEntry entry, IReadOnlyDictionary<string, EvidenceVerdict> verdicts)
    {
        var unlisted = Unlisted(output, entry);
        var found = unlisted.Select(evidence => verdicts.GetValueOrDefault(evidence, EvidenceVerdict.Unknown)).ToList();
        bool isProven = found.Contains(EvidenceVerdict.Gone);
        if (unlisted.Length > 0 && !isProven)
        {
            string why = found.Contains(EvidenceVerdict.Unknown) ? "could not be looked up" : "is still open";
            Keep(entry, $"{unlisted[0]} is not listed but {why}");
            Diagnostics.Add(new Diagnostic(DiagnosticCodes.DeletionUnproven, Severity.Error, $"{output.Set}: {unlisted[0]} is gone from the listing but {why}; '{entry.Path}' stays", output.Origin) { Set = output.Set.ToString() });
            return;
        }

        Changes.Add(new FileChange.Removed(entry.Path, output.Set));
        if (IsManifest(entry))
        {
            RemovedCount++;
            ProvenCount += isProven ? 1 : 0;
        }
    }

    private void KeepEdited(LedgerEntry entry)
    {
        Keep(entry, "it was edited by hand since we wrote it");
        Diagnostics.Add(new Diagnostic(DiagnosticCodes.HandEdited, Severity.Warning, $"'{entry.Path}' was edited by hand since we wrote it; it is kept", output.Origin)
        {
            Suggestion = "undo the edit, or change the template",
            Set = output.Set.ToString(),
        });
    }

    // A limit that takes the newest of something is no cause for a word; one that leaves files of what was taken before is.
    private void SayWhatALimitKeeps()
    {
        var kept = Kept.Where(file => file.Reason == LimitReason && file.Path.Name != KustomizationFile.Name).ToList();
        if (kept.Count > 0)
        {
            string more = kept.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" and {kept.Count - 1} more");
            Diagnostics.Add(new Diagnostic(DiagnosticCodes.SourceBounded, Severity.Warning, $"{output.Set}: a limit cut the listing, so that nothing is deleted: '{kept[0].Path}'{more} may stand for what was left out, and stays", output.Origin)
            {
                Suggestion = "raise the provider's 'filter.limit', give objects names that stay the same when another item takes the place, or delete the file",
                Set = output.Set.ToString(),
            });
        }
    }

    private void Keep(LedgerEntry entry, string reason)
    {
        Kept.Add(new KeptFile(entry.Path, output.Set, reason));
        Entries.Add(entry);
    }

    private void Refuse(RelativePath path, string why) =>
        Conflict ??= new Diagnostic(DiagnosticCodes.PathTaken, Severity.Error, $"{output.Set}: '{path}' is taken: {why}; the set's files stay as they are", output.Origin)
        {
            Suggestion = "move the file away, or give the set another path",
            Set = output.Set.ToString(),
        };
}
