using System.Collections.Immutable;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Rendering;

/// <summary>Reads labels and annotations as Kubernetes' <c>unstructured.NestedStringMap</c> does.</summary>
internal static class StringMap
{
    /// <summary>The entries; none at all when one value is no text. A null value is an empty text.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> Read(YamlNode? node)
    {
        if (node is not YamlMapping mapping || mapping.Entries.Any(entry => entry.Value is not (YamlString or YamlNull)))
        {
            return [];
        }

        return [.. mapping.Entries.Select(entry => new KeyValuePair<string, string>(entry.Key, (entry.Value as YamlString)?.Value ?? ""))];
    }
}
