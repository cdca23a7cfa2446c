using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Rendering;

/// <summary>What a GitOpsSet adds to its objects: a namespace where there is none, and the two labels of ownership (specs/gitopsset.md §3.7).</summary>
internal static class GitOpsSetMetadata
{
    public static YamlMapping Complete(YamlMapping document, SetDefinition set)
    {
        document = document.Without("status");
        if (document.TryGet("metadata", out var node) && node is not YamlMapping)
        {
            // Go's accessors cannot write into something that is no map, and say nothing of it.
            return document;
        }

        var metadata = node as YamlMapping ?? YamlMapping.Empty;
        return document.With("metadata", WithLabels(WithNamespace(metadata, document, set), set));
    }

    private static YamlMapping WithNamespace(YamlMapping metadata, YamlMapping document, SetDefinition set)
    {
        bool isNamespace = (document["kind"] as YamlString)?.Value == "Namespace";
        if (isNamespace || metadata["namespace"] is YamlString { Value.Length: > 0 })
        {
            return metadata;
        }

        return set.Name.Namespace.Length == 0 ? metadata.Without("namespace") : metadata.With("namespace", new YamlString(set.Name.Namespace));
    }

    private static YamlMapping WithLabels(YamlMapping metadata, SetDefinition set)
    {
        var labels = new YamlMapping([
            new YamlEntry($"{set.OwnerLabelPrefix}/name", default, new YamlString(set.Name.Name)),
            new YamlEntry($"{set.OwnerLabelPrefix}/namespace", default, new YamlString(set.Name.Namespace)),
        ]);

        // One label that is no text makes Go read the whole map as empty: only the labels of ownership remain.
        foreach (var entry in StringMap.Read(metadata["labels"]))
        {
            labels = labels.With(entry.Key, new YamlString(entry.Value));
        }

        return metadata.With("labels", labels);
    }
}
