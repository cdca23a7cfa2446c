using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GitOpsSets.Engine.Layout;

namespace GitOpsSets.Engine.Changes;

/// <summary>One of several runs that share the sets of a repository among them (design decision 14).</summary>
/// <param name="Index">From 1 to <paramref name="Count"/>.</param>
/// <param name="Count">How many runs there are, at least 1; at most <see cref="MaxCount"/>.</param>
public sealed record Shard(int Index, int Count)
{
    /// <summary>The most runs that may share the sets.</summary>
    public const int MaxCount = 1000;

    /// <summary>The one run that has all sets.</summary>
    public static Shard Whole { get; } = new(1, 1);

    /// <summary>Whether this is the only run.</summary>
    public bool IsWhole => Count == 1;

    /// <summary>Whether a set is this run's own. It depends on the set's name alone: sets that come or go move no other.</summary>
    public bool Has(SetId set) => IsWhole || BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(set.ToString()))) % (uint)Count == (uint)(Index - 1);

    /// <summary>Whether a set that owns files is this run's own: a generated one goes with the set that stands in a file.</summary>
    public bool Has(LedgerSet set) => Has(set.Via.IsEmpty ? set.Set : set.Via[0]);

    /// <summary>The shards that have something to do when so many runs share the sets: no more than there are sets.</summary>
    /// <param name="sets">The sets that stand in files.</param>
    /// <param name="owners">The sets that own files, those among them whose definition is gone.</param>
    /// <param name="most">How many runs there may be, at least 1.</param>
    /// <returns>In order; one that has everything when there is nothing to do at all, for the run that says so.</returns>
    public static ImmutableArray<Shard> WithWork(ImmutableArray<SetId> sets, ImmutableArray<LedgerSet> owners, int most)
    {
        int count = Math.Clamp(sets.Length, 1, most);
        var shards = Enumerable.Range(1, count).Select(index => new Shard(index, count));
        ImmutableArray<Shard> busy = [.. shards.Where(shard => sets.Any(shard.Has) || owners.Any(shard.Has))];
        return busy.IsEmpty ? [Whole] : busy;
    }

    /// <summary>As it is written in inputs: <c>2/5</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");
}
