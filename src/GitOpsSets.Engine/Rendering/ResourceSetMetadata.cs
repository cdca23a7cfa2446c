using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Rendering;

/// <summary>What a ResourceSet adds to its objects: the labels of ownership and its common metadata (specs/resourceset.md §5.7).</summary>
internal static class ResourceSetMetadata
{
    public static YamlMapping Complete(YamlMapping document, SetDefinition set, bool commonMetadataWins)
    {
        if (document.TryGet("metadata", out var node) && node is not YamlMapping)
        {
            // Go's accessors cannot write into something that is no map, and say nothing of it.
            return document;
        }

        ImmutableArray<KeyValuePair<string, string>> owner =
        [
            new($"{set.OwnerLabelPrefix}/name", set.Name.Name),
            new($"{set.OwnerLabelPrefix}/namespace", set.Name.Namespace),
        ];
        var metadata = node as YamlMapping ?? YamlMapping.Empty;
        metadata = Merge(metadata, "labels", commonMetadataWins ? [.. owner, .. set.CommonLabels] : [.. set.CommonLabels, .. owner]);
        metadata = Merge(metadata, "annotations", set.CommonAnnotations);
        return document.With("metadata", metadata);
    }

    private static YamlMapping Merge(YamlMapping metadata, string field, ImmutableArray<KeyValuePair<string, string>> added)
    {
        var all = StringMap.Read(metadata[field]).AddRange(added);
        if (all.IsEmpty)
        {
            return metadata;
        }

        // Written anew even when nothing is added: a null value becomes an empty text. Of equal keys the last one wins, at the place of the first.
        return metadata.With(field, new YamlMapping([.. all.Select(static entry => new YamlEntry(entry.Key, default, new YamlString(entry.Value)))]));
    }
}
