using System.Collections.Immutable;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Ports;

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
    private readonly PathClaims _claims = new(ledger);

    /// <summary>The file of the tree whose path differs from one below the output root in case alone, as a path below it where it is; null when there is none.</summary>
    internal Func<RelativePath, string?> OtherSpelling { get; init; } = static _ => null;

    /// <summary>Items whose files would go only because a source no longer lists them: each must be looked up first.</summary>
    public static ImmutableSortedSet<string> EvidenceNeeded(Ledger ledger, IEnumerable<SetOutput> outputs) =>
        [.. outputs.OfType<SetOutput.Evaluated>()
            .Where(output => output is { IsBounded: false, Policy: SyncPolicy.Sync })
            .SelectMany(output => ledger.Of(output.Set).Where(entry => !output.Quarantined.Contains(entry.Element)).SelectMany(entry => SetComparison.Unlisted(output, entry)))];

    /// <summary>The changes of a whole run.</summary>
    /// <param name="outputs">Every set of the run, no set twice.</param>
    /// <param name="isInScope">Whether a set that owns files would have been found by this run, were it still defined.</param>
    /// <param name="verdicts">For each item of <see cref="EvidenceNeeded"/>; an absent one counts as unknown.</param>
    public StageResult<ChangeSet> Compare(IReadOnlyCollection<SetOutput> outputs, Func<LedgerSet, bool> isInScope, IReadOnlyDictionary<string, EvidenceVerdict> verdicts)
    {
        var seen = outputs.Select(output => output.Set).ToHashSet();
        var untouched = outputs.Where(output => output is SetOutput.Untouched).Select(output => output.Set).ToHashSet();
        var unfinished = Unfinished(outputs);
        var former = ledger.Sets.Where(known => !seen.Contains(known.Set)).ToLookup(known => IsGivenUp(known, unfinished, isInScope));

        // What stays claims its paths before anybody asks for new ones.
        foreach (var set in untouched.Concat(former[false].Select(known => known.Set)).Order())
        {
            Keep(set);
        }

        foreach (var output in outputs.OfType<SetOutput.Evaluated>().OrderBy(output => output.Set))
        {
            CompareSet(output, verdicts);
        }

        foreach (var gone in former[true])
        {
            CompareSet(new SetOutput.Evaluated(gone.Set, gone.Definition, []) { Via = gone.Via }, verdicts);
        }

        var after = new Ledger([.. _sets.Values.OrderBy(set => set.Set)], [.. _entries.OrderBy(entry => entry.Path)]);
        return new StageResult<ChangeSet>(
            new ChangeSet([.. _changes.Where(change => change is not FileChange.Removed || !_claims.Has(change.Path)).OrderBy(change => change.Path)], [.. _kept.OrderBy(kept => kept.Path)], after),
            _diagnostics.ToImmutable());
    }

    /// <summary>The sets of which not everything is known.</summary>
    internal static IReadOnlySet<SetId> Unfinished(IEnumerable<SetOutput> outputs) =>
        outputs.Where(output => output is SetOutput.Untouched or SetOutput.Evaluated { Quarantined.IsEmpty: false }).Select(output => output.Set).ToHashSet();

    /// <summary>
    /// A set that is defined no more has given up its files; a generated one only if every set on the way to it was evaluated whole and no longer
    /// generates it.
    /// </summary>
    internal static bool IsGivenUp(LedgerSet former, IReadOnlySet<SetId> unfinished, Func<LedgerSet, bool> isInScope) =>
        isInScope(former) && !former.Via.Any(unfinished.Contains);

    private void Keep(SetId set)
    {
        _entries.AddRange(_owned[set].Where(entry => _claims.Take(entry.Path, set)));
        if (ledger.Sets.FirstOrDefault(known => known.Set == set) is { } known)
        {
            _sets[set] = known;
        }
    }

    private void CompareSet(SetOutput.Evaluated output, IReadOnlyDictionary<string, EvidenceVerdict> verdicts)
    {
        var work = new SetComparison(output, _owned[output.Set], _claims, contentIds) { OtherSpelling = OtherSpelling };
        work.Compare(verdicts);
        var refusal = work.Conflict ?? (limit.Refuse(work.OwnedCount, work.RemovedCount, work.ProvenCount) is { } reason
            ? new Diagnostic(DiagnosticCodes.DeletionRefused, Severity.Error, $"{output.Set}: {reason}; the set's files stay as they are", output.Origin)
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
        _entries.AddRange(work.Entries.Where(entry => _claims.Take(entry.Path, output.Set)));
        if (work.Entries.Count > 0)
        {
            _sets[output.Set] = new LedgerSet(output.Set, output.Definition, output.Via);
        }
    }
}
