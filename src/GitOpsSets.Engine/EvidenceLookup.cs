using System.Collections.Immutable;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine;

/// <summary>Asks for every item that a listing no longer shows whether it is really gone, before its files go (design decision 2).</summary>
internal static class EvidenceLookup
{
    private const int MaxLookUps = 1000;

    public static async Task<ImmutableDictionary<string, EvidenceVerdict>> LookUpAsync(IReadOnlyCollection<string> evidence, ImmutableArray<EvidenceSource> sources, CancellationToken cancellationToken)
    {
        var verdicts = ImmutableDictionary.CreateBuilder<string, EvidenceVerdict>(StringComparer.Ordinal);
        foreach (string item in evidence.Take(MaxLookUps))
        {
            verdicts[item] = await LookUpAsync(item, sources, cancellationToken);
        }

        return verdicts.ToImmutable();
    }

    private static async Task<EvidenceVerdict> LookUpAsync(string item, ImmutableArray<EvidenceSource> sources, CancellationToken cancellationToken)
    {
        foreach (var source in sources)
        {
            if (source.Has(item, out string rest))
            {
                return await source.LookUpAsync(rest, cancellationToken);
            }
        }

        return EvidenceVerdict.Unknown;
    }
}
