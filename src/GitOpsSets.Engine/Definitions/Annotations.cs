using System.Collections.Immutable;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Definitions;

/// <summary>The annotations and labels of an object, read as Kubernetes' unstructured accessors read them.</summary>
public static class Annotations
{
    /// <summary>Makes a run leave the set's files as they are.</summary>
    public const string Reconcile = "fluxcd.controlplane.io/reconcile";

    /// <summary>A template for the path of each object of a set.</summary>
    public const string Path = "gitopssets.action/path";

    /// <summary>What may be done to existing files of a set: <c>sync</c>, <c>create-update</c> or <c>create-only</c>.</summary>
    public const string Policy = "gitopssets.action/policy";

    /// <summary><c>metadata.annotations</c>, without values that are no strings.</summary>
    public static ImmutableDictionary<string, string> Of(YamlMapping source) => Texts(source, "annotations");

    /// <summary><c>metadata.labels</c>, without values that are no strings.</summary>
    public static ImmutableDictionary<string, string> LabelsOf(YamlMapping source) => Texts(source, "labels");

    private static ImmutableDictionary<string, string> Texts(YamlMapping source, string field)
    {
        var texts = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var entry in ((source["metadata"] as YamlMapping)?[field] as YamlMapping)?.Entries ?? [])
        {
            if (entry.Value is YamlNull or YamlString)
            {
                texts[entry.Key] = (entry.Value as YamlString)?.Value ?? "";
            }
        }

        return texts.ToImmutable();
    }
}
