using System.Collections.Immutable;

namespace GitOpsSets.Engine.Yaml;

/// <summary>Makes entries unique by key: the last one wins, at the place of the first.</summary>
internal static class UniqueEntries
{
    private const int LargestScanned = 12;

    public static ImmutableArray<YamlEntry> Of(ImmutableArray<YamlEntry> entries)
    {
        if (!HaveDuplicates(entries.AsSpan()))
        {
            return entries;
        }

        var positions = new Dictionary<string, int>(entries.Length, StringComparer.Ordinal);
        var unique = ImmutableArray.CreateBuilder<YamlEntry>(entries.Length);
        foreach (var entry in entries)
        {
            if (positions.TryAdd(entry.Key, unique.Count))
            {
                unique.Add(entry);
            }
            else
            {
                unique[positions[entry.Key]] = entry;
            }
        }

        return unique.ToImmutable();
    }

    public static bool HaveDuplicates(ReadOnlySpan<YamlEntry> entries)
    {
        if (entries.Length > LargestScanned)
        {
            var seen = new HashSet<string>(entries.Length, StringComparer.Ordinal);
            foreach (ref readonly var entry in entries)
            {
                if (!seen.Add(entry.Key))
                {
                    return true;
                }
            }

            return false;
        }

        for (int i = 1; i < entries.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (string.Equals(entries[i].Key, entries[j].Key, StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
