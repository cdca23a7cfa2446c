using System.Collections.Immutable;
using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Publishing;

/// <summary>Compares what the sets want with the target, and with what waits to be merged into it.</summary>
/// <param name="tip">The target.</param>
/// <param name="ledger">Its ledger.</param>
/// <param name="options">Where the output root is.</param>
/// <param name="limit">How much may be deleted.</param>
internal sealed class TargetComparison(PublicationTip tip, Ledger ledger, PublishOptions options, DeletionLimit limit)
{
    private readonly FileSpellings _spellings = new(tip.Target);
    private readonly PendingProposal? _pending = PendingProposal.Read(tip, ledger, options);

    /// <summary>Items that must be looked up before files that stand for them may go.</summary>
    public ImmutableSortedSet<string> EvidenceNeeded(IReadOnlyCollection<SetOutput> outputs) =>
        Comparison.EvidenceNeeded(ledger, outputs).Union(_pending?.EvidenceNeeded(outputs) ?? []);

    /// <summary>The changes of a whole run, against the target.</summary>
    /// <param name="outputs">Every set of the run, no set twice.</param>
    /// <param name="isInScope">Whether a set that owns files would have been found by this run, were it still defined.</param>
    /// <param name="verdicts">For each item of <see cref="EvidenceNeeded"/>; an absent one counts as unknown.</param>
    public StageResult<ChangeSet> Compare(IReadOnlyCollection<SetOutput> outputs, Func<LedgerSet, bool> isInScope, IReadOnlyDictionary<string, EvidenceVerdict> verdicts)
    {
        var changes = new Comparison(ledger, path => tip.Target.ContentId(options.At(path.Value)), limit) { OtherSpelling = OtherSpelling }.Compare(outputs, isInScope, verdicts);
        if (_pending is null)
        {
            return changes;
        }

        var refusals = changes.Diagnostics.Where(finding => finding.Code == DiagnosticCodes.DeletionRefused || finding.Code == DiagnosticCodes.PathTaken).ToList();
        var refused = refusals.Select(finding => finding.Set ?? "").ToHashSet(StringComparer.Ordinal);
        var kept = _pending.Kept(outputs, refused, isInScope, verdicts);
        if (kept.IsEmpty)
        {
            return changes;
        }

        // What may not be done to the base branch may not be done by way of the proposal either.
        var asked = outputs.Select(output => refused.Contains(output.Set.ToString()) ? new SetOutput.Untouched(output.Set, output.Definition) { Via = output.Via } : output).ToList();
        var (over, contentIds) = _pending.Over(kept);
        var again = new Comparison(over, contentIds, limit) { OtherSpelling = OtherSpelling }.Compare(asked, isInScope, verdicts);
        return new StageResult<ChangeSet>(_pending.AgainstBase(again.Value, kept), [.. refusals, .. again.Diagnostics]);
    }

    private string? OtherSpelling(RelativePath path)
    {
        string root = options.At("");
        return _spellings.Other(options.At(path.Value)) is not { } other ? null
            : other.StartsWith(root, StringComparison.Ordinal) ? other[root.Length..]
            : other;
    }
}
