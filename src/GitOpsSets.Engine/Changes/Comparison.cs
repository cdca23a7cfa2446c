using System.Collections.Immutable;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Layout;

namespace GitOpsSets.Engine.Changes;

/// <summary>Holds what the sets want against what is there and what we own. Pure: the tree is given as content ids.</summary>
/// <param name="ledger">Of the output root as it is now.</param>
/// <param name="contentIds">The content id of a file below the output root now, or null when there is none.</param>
/// <param name="limit">How much may be deleted.</param>
public sealed class Comparison(Ledger ledger, Func<RelativePath, string?> contentIds, DeletionLimit limit)
{
    private readonly ImmutableArray<FileChange>.Builder _changes = ImmutableArray.CreateBuilder<FileChange>();
    private readonly ImmutableArray<KeptFile>.Builder _kept = ImmutableArray.CreateBuilder<KeptFile>();
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
    private readonly Dictionary<SetId, LedgerSet> _sets = [];
    private readonly List<LedgerEntry> _entries = [];
    private readonly ILookup<SetId, LedgerEntry> _owned = ledger.Files.ToLookup(file => file.Set);

    /// <summary>Items whose files would go only because a source no longer lists them: each must be looked up first.</summary>
    public static ImmutableSortedSet<string> EvidenceNeeded(Ledger ledger, IEnumerable<SetOutput> outputs) =>
        [.. outputs.OfType<SetOutput.Evaluated>()
            .Where(output => output is { IsBounded: false, Policy: SyncPolicy.Sync })
            .SelectMany(output => ledger.Of(output.Set).Where(entry => !output.Quarantined.Contains(entry.Element)).SelectMany(entry => SetComparison.Unlisted(output, entry)))];

    /// <summary>The changes of a whole run.</summary>
    /// <param name="outputs">Every set of the run, no set twice.</param>
    /// <param name="isInScope">Whether a definition file would have been found by this run, had it still held the set.</param>
    /// <param name="verdicts">For each item of <see cref="EvidenceNeeded"/>; an absent one counts as unknown.</param>
    public StageResult<ChangeSet> Compare(IReadOnlyCollection<SetOutput> outputs, Func<string, bool> isInScope, IReadOnlyDictionary<string, EvidenceVerdict> verdicts)
    {
        var seen = outputs.Select(output => output.Set).ToHashSet();
        var untouched = outputs.Where(output => output is SetOutput.Untouched or SetOutput.Evaluated { Quarantined.IsEmpty: false }).Select(output => output.Set).ToHashSet();
        foreach (var output in outputs.OrderBy(output => output.Set))
        {
            if (output is SetOutput.Evaluated evaluated)
            {
                CompareSet(evaluated, verdicts);
            }
            else
            {
                Keep(output.Set);
            }
        }

        foreach (var former in ledger.Sets.Where(former => !seen.Contains(former.Set)))
        {
            CompareFormer(former, untouched, isInScope, verdicts);
        }

        var after = new Ledger([.. _sets.Values.OrderBy(set => set.Set)], [.. _entries.OrderBy(entry => entry.Path)]);
        return new StageResult<ChangeSet>(
            new ChangeSet([.. _changes.OrderBy(change => change.Path)], [.. _kept.OrderBy(kept => kept.Path)], after),
            _diagnostics.ToImmutable());
    }

    private void CompareFormer(LedgerSet former, HashSet<SetId> untouched, Func<string, bool> isInScope, IReadOnlyDictionary<string, EvidenceVerdict> verdicts)
    {
        // A generated set is gone only if every set on the way to it was evaluated whole and no longer generates it.
        if (!isInScope(former.Definition) || former.Via.Any(untouched.Contains))
        {
            Keep(former.Set);
            return;
        }

        CompareSet(new SetOutput.Evaluated(former.Set, former.Definition, []) { Via = former.Via }, verdicts);
    }

    private void Keep(SetId set)
    {
        _entries.AddRange(_owned[set]);
        if (ledger.Sets.FirstOrDefault(known => known.Set == set) is { } known)
        {
            _sets[set] = known;
        }
    }

    private void CompareSet(SetOutput.Evaluated output, IReadOnlyDictionary<string, EvidenceVerdict> verdicts)
    {
        var work = new SetComparison(output, _owned[output.Set], ledger, contentIds);
        work.Compare(verdicts);
        var refusal = work.Conflict ?? (limit.Refuse(work.OwnedCount, work.RemovedCount, work.ProvenCount) is { } reason
            ? new Diagnostic(DiagnosticCodes.DeletionRefused, Severity.Error, $"{output.Set}: {reason}; the set's files stay as they are", null)
            {
                Suggestion = "look at the sources; if this is meant, run again with 'max-delete' or 'allow-empty'",
                Set = output.Set.ToString(),
            }
            : null);
        _diagnostics.AddRange(work.Diagnostics);
        if (refusal is not null)
        {
            _diagnostics.Add(refusal);
            Keep(output.Set);
            return;
        }

        _changes.AddRange(work.Changes);
        _kept.AddRange(work.Kept);
        _entries.AddRange(work.Entries);
        if (work.Entries.Count > 0)
        {
            _sets[output.Set] = new LedgerSet(output.Set, output.Definition, output.Via);
        }
    }
}
