using System.Collections.Immutable;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Yaml.Building;

/// <summary>Makes a mapping of the entries that were read: merges applied where they stand, the last of equal keys wins.</summary>
internal static class MappingBuilder
{
    public static YamlMapping Build(ReadOnlySpan<CollectedEntry> collected, bool hasMerges, SourceSpan span, ICollection<YamlDuplicateKey>? duplicates)
    {
        if (hasMerges)
        {
            return BuildMerged(collected, span, duplicates);
        }

        if (duplicates is not null)
        {
            ReportDuplicates(collected, duplicates);
        }

        var entries = new YamlEntry[collected.Length];
        for (int i = 0; i < entries.Length; i++)
        {
            entries[i] = collected[i].Entry;
        }

        return new YamlMapping(System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(entries), span);
    }

    /// <summary>Refuses to merge anything but mappings.</summary>
    /// <exception cref="YamlException">It is neither a mapping nor a list of mappings.</exception>
    public static void RefuseUnlessMappings(YamlNode node, SourceSpan span)
    {
        bool isMergeable = node is YamlMapping;
        if (node is YamlSequence sequence)
        {
            isMergeable = true;
            foreach (var item in sequence.Items)
            {
                isMergeable &= item is YamlMapping;
            }
        }

        if (!isMergeable)
        {
            throw new YamlException(span, "only a mapping, or a list of mappings, can be merged with <<");
        }
    }

    private static YamlMapping BuildMerged(ReadOnlySpan<CollectedEntry> collected, SourceSpan span, ICollection<YamlDuplicateKey>? duplicates)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        foreach (var item in collected)
        {
            if (item.IsMerge)
            {
                AddMerged(entries, item.Entry);
            }
            else
            {
                entries.Add(item.Entry);
            }
        }

        if (duplicates is not null)
        {
            ReportDuplicates(collected, duplicates);
        }

        return new YamlMapping(entries.ToImmutable(), span);
    }

    private static void AddMerged(ImmutableArray<YamlEntry>.Builder entries, in YamlEntry merge)
    {
        switch (merge.Value)
        {
            case YamlMapping mapping:
                entries.AddRange(mapping.Entries);
                break;
            case YamlSequence sequence:
                // The first mapping of the list wins, so it comes last.
                for (int i = sequence.Items.Length - 1; i >= 0; i--)
                {
                    entries.AddRange(((YamlMapping)sequence.Items[i]).Entries);
                }

                break;
        }
    }

    private static void ReportDuplicates(ReadOnlySpan<CollectedEntry> collected, ICollection<YamlDuplicateKey> duplicates)
    {
        var seen = new Dictionary<(string, Type), SourceSpan>(collected.Length);
        foreach (var item in collected)
        {
            if (!item.IsMerge && !seen.TryAdd((item.Entry.Key, item.KeyKind), item.Entry.KeySpan))
            {
                duplicates.Add(new YamlDuplicateKey(item.Entry.Key, item.Entry.KeySpan, seen[(item.Entry.Key, item.KeyKind)]));
            }
        }
    }
}
