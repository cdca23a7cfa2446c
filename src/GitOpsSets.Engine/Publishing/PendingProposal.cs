using System.Collections.Immutable;
using System.Text;
using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Publishing;

/// <summary>
/// The memory of a pull request that waits to be merged. A proposal is made from the base branch anew at every run; but a set that could not be
/// evaluated whole keeps its part of the proposal as it is, as its files on a branch would stay: unknown is never empty.
/// </summary>
internal sealed class PendingProposal
{
    private const int MaxFileBytes = 16 * 1024 * 1024;
    private readonly PublicationTip _tip;
    private readonly PendingTrees _trees;
    private readonly PublishOptions _options;
    private readonly Ledger _base;
    private readonly Ledger _start;
    private readonly Ledger _proposed;

    private PendingProposal(PublicationTip tip, PendingTrees trees, PublishOptions options, Ledger now, Ledger start, Ledger proposed)
    {
        (_tip, _trees, _options, _base, _start, _proposed) = (tip, trees, options, now, start, proposed);
    }

    /// <summary>The proposal; null when there is none, or when its ledgers cannot be read.</summary>
    /// <param name="tip">The base branch, and what waits.</param>
    /// <param name="ledger">Of the base branch.</param>
    /// <param name="options">Where the output root is.</param>
    public static PendingProposal? Read(PublicationTip tip, Ledger ledger, PublishOptions options)
    {
        if (tip.Pending is not { } trees)
        {
            return null;
        }

        var start = LedgerMemory.Read(trees.Start, options);
        var proposed = LedgerMemory.Read(trees.Proposed, options);
        return start.HasErrors || proposed.HasErrors ? null : new PendingProposal(tip, trees, options, ledger, start.Value.Ledger, proposed.Value.Ledger);
    }

    /// <summary>Items that must be looked up before files that stand for them may leave the proposal.</summary>
    public ImmutableSortedSet<string> EvidenceNeeded(IEnumerable<SetOutput> outputs) => Comparison.EvidenceNeeded(_proposed, outputs);

    /// <summary>The sets whose part of the proposal counts instead of the base branch's files.</summary>
    /// <param name="outputs">Every set of the run.</param>
    /// <param name="refused">Sets of which the comparison with the base branch would have nothing changed, as text.</param>
    /// <param name="isInScope">As <see cref="Comparison.Compare"/> has it.</param>
    /// <param name="verdicts">What became of items that are not listed.</param>
    public ImmutableHashSet<SetId> Kept(
        IReadOnlyCollection<SetOutput> outputs, IReadOnlySet<string> refused, Func<LedgerSet, bool> isInScope, IReadOnlyDictionary<string, EvidenceVerdict> verdicts)
    {
        var unfinished = Comparison.Unfinished(outputs);
        var known = outputs.ToDictionary(output => output.Set);
        return
        [
            .. _proposed.Sets.Where(set => known.TryGetValue(set.Set, out var output)
                    ? refused.Contains(set.Set.ToString()) || IsInDoubt(output, verdicts)
                    : !Comparison.IsGivenUp(set, unfinished, isInScope))
                .Select(set => set.Set).Where(IsStillAsItWas),
        ];
    }

    /// <summary>The ledger and the files that count: the proposal's for the sets that are kept, the base branch's for all others.</summary>
    public (Ledger Ledger, Func<RelativePath, string?> ContentIds) Over(ImmutableHashSet<SetId> kept)
    {
        var ledger = new Ledger(
            [.. _base.Sets.Where(set => !kept.Contains(set.Set)).Concat(_proposed.Sets.Where(set => kept.Contains(set.Set))).OrderBy(set => set.Set)],
            [.. _base.Files.Where(file => !kept.Contains(file.Set)).Concat(_proposed.Files.Where(file => kept.Contains(file.Set))).OrderBy(file => file.Path)]);
        var paths = _base.Files.Concat(_proposed.Files).Where(file => kept.Contains(file.Set)).Select(file => file.Path).ToHashSet();
        return (ledger, path => Id(paths.Contains(path) ? _trees.Proposed : _tip.Target, path));
    }

    /// <summary>Changes that were found with <see cref="Over"/>, as changes of the base branch.</summary>
    public ChangeSet AgainstBase(ChangeSet changes, ImmutableHashSet<SetId> kept)
    {
        var found = changes.Changes.ToDictionary(change => change.Path);
        var after = changes.Ledger.Files.Where(file => kept.Contains(file.Set)).ToDictionary(file => file.Path);
        var written = after.Values.Select(entry => Write(entry, found.GetValueOrDefault(entry.Path))).OfType<FileChange>();
        var removed = _base.Files
            .Where(entry => kept.Contains(entry.Set) && !after.ContainsKey(entry.Path) && Id(_tip.Target, entry.Path) == entry.Hash)
            .Select(entry => new FileChange.Removed(entry.Path, entry.Set));
        var others = changes.Changes.Where(change => change.Set is not { } set || !kept.Contains(set));
        return changes with { Changes = [.. others.Concat(written).Concat(removed).OrderBy(change => change.Path)] };
    }

    private static bool IsInDoubt(SetOutput output, IReadOnlyDictionary<string, EvidenceVerdict> verdicts, IEnumerable<LedgerEntry> entries) => output switch
    {
        SetOutput.Evaluated { IsBounded: false, Quarantined.IsEmpty: true } evaluated =>
            entries.Select(entry => SetComparison.Unlisted(evaluated, entry))
                .Any(items => !items.IsEmpty && !items.Any(item => verdicts.GetValueOrDefault(item, EvidenceVerdict.Unknown) == EvidenceVerdict.Gone)),
        _ => true,
    };

    private bool IsInDoubt(SetOutput output, IReadOnlyDictionary<string, EvidenceVerdict> verdicts) => IsInDoubt(output, verdicts, _proposed.Of(output.Set));

    // Where the base branch has moved under a set, what was proposed for it no longer follows from anything.
    private bool IsStillAsItWas(SetId set)
    {
        var others = _base.Files.Where(file => file.Set != set).Select(file => file.Path.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return _base.Of(set).Select(file => (file.Path, file.Hash)).SequenceEqual(_start.Of(set).Select(file => (file.Path, file.Hash)))
            && _base.Of(set).Concat(_proposed.Of(set)).All(file => Id(_tip.Target, file.Path) == Id(_trees.Start, file.Path))
            && !_proposed.Of(set).Any(file => others.Contains(file.Path.Value));
    }

    private FileChange? Write(LedgerEntry entry, FileChange? change)
    {
        string? before = Id(_tip.Target, entry.Path);
        string? text = change switch
        {
            FileChange.Added added => added.After,
            FileChange.Modified modified => modified.After,
            _ => before == Id(_trees.Proposed, entry.Path) ? null : Text(entry.Path),
        };
        return text is null ? null
            : before is null ? new FileChange.Added(entry.Path, entry.Set, text)
            : new FileChange.Modified(entry.Path, entry.Set, text);
    }

    private string? Text(RelativePath path) =>
        _trees.Proposed.Read(_options.At(path.Value), MaxFileBytes) is FileReading.Content content ? Encoding.UTF8.GetString(content.Bytes.Span) : null;

    private string? Id(IFileTree tree, RelativePath path) => tree.ContentId(_options.At(path.Value));
}
