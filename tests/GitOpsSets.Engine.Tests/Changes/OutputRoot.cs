using System.Collections.Immutable;
using System.Text;
using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Tests.Changes;

/// <summary>An output root and its ledger, to which change sets are applied.</summary>
internal sealed record OutputRoot(ImmutableSortedDictionary<string, string> Files, Ledger Ledger)
{
    public static OutputRoot Empty { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal), Ledger.Empty);

    public StageResult<ChangeSet> Compare(params IReadOnlyCollection<SetOutput> outputs) =>
        new Comparison(Ledger, IdOf, new DeletionLimit(100, IsPercentage: true, AllowEmpty: true)).Compare(outputs, _ => true, ImmutableDictionary<string, EvidenceVerdict>.Empty);

    public OutputRoot Apply(ChangeSet changes)
    {
        var files = Files.ToBuilder();
        foreach (var change in changes.Changes)
        {
            switch (change)
            {
                case FileChange.Added added:
                    files.Add(added.Path.Value, added.After);
                    break;
                case FileChange.Modified modified:
                    Assert.True(files.ContainsKey(modified.Path.Value));
                    files[modified.Path.Value] = modified.After;
                    break;
                default:
                    Assert.True(files.Remove(change.Path.Value));
                    break;
            }
        }

        return new OutputRoot(files.ToImmutable(), changes.Ledger);
    }

    private string? IdOf(RelativePath path) => Files.TryGetValue(path.Value, out string? text) ? GitBlobId.Of(Encoding.UTF8.GetBytes(text)) : null;
}
