using System.Collections.Immutable;

namespace GitOpsSets.Engine.Generators.Sources;

/// <summary>The record of what each live source last answered (design decision 8): memory between runs, and what a locked run reads in its place.</summary>
/// <param name="Sources">Sorted by who asks, then by what; no query twice.</param>
public sealed record SourceLock(ImmutableArray<LockedSource> Sources)
{
    /// <summary>Where it lies below the output root.</summary>
    public const string Location = ".gitopssets/sources.lock.json";

    /// <summary>A lock that remembers nothing.</summary>
    public static SourceLock Empty { get; } = new([]);

    /// <summary>The entry of a query, whatever file holds its definition now; null when there is none.</summary>
    public LockedSource? Find(SourceQuery query) =>
        Sources.FirstOrDefault(source => source.Answer.Query.Asker == query.Asker && source.Answer.Query.Text == query.Text);

    /// <summary>What somebody was last answered, whatever the question; null when there is nothing.</summary>
    public LockedSource? LastOf(string asker) => Sources.Where(source => source.Answer.Query.Asker == asker).MaxBy(source => source.AsOf);

    /// <summary>The lock after a run.</summary>
    /// <param name="answers">Every answer of the run. One that says what it said before keeps its time, so that a run which learns nothing changes nothing.</param>
    /// <param name="stays">Whether an entry that nobody asked for in this run is remembered further.</param>
    /// <param name="asOf">When the run asked.</param>
    public SourceLock After(IReadOnlyCollection<SourceAnswer> answers, Func<SourceQuery, bool> stays, DateTimeOffset asOf)
    {
        var time = DateTimeOffset.FromUnixTimeSeconds(asOf.ToUnixTimeSeconds());
        var entries = new Dictionary<(string Asker, string Text), LockedSource>();
        foreach (var known in Sources.Where(known => stays(known.Answer.Query)))
        {
            entries[KeyOf(known.Answer)] = known;
        }

        foreach (var answer in answers)
        {
            entries[KeyOf(answer)] = Find(answer.Query) is { } known && known.Answer.SaysTheSame(answer) ? known with { Answer = answer } : new LockedSource(answer, time);
        }

        return new SourceLock([.. entries.Values.OrderBy(entry => entry.Answer.Query.Asker, StringComparer.Ordinal).ThenBy(entry => entry.Answer.Query.Text, StringComparer.Ordinal)]);
    }

    /// <summary>Whether both remember the same questions, whatever the answers.</summary>
    public bool AsksTheSame(SourceLock other) => Sources.Select(source => source.Answer.Query).SequenceEqual(other.Sources.Select(source => source.Answer.Query));

    private static (string Asker, string Text) KeyOf(SourceAnswer answer) => (answer.Query.Asker, answer.Query.Text);
}
