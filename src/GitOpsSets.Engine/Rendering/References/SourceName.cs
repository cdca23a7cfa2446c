using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Rendering.References;

/// <summary>The annotations that name other objects, and the names in them.</summary>
internal static class SourceName
{
    public const string CopyFrom = "fluxcd.controlplane.io/copyFrom";
    public const string ConvertKubeConfigFrom = "fluxcd.controlplane.io/convertKubeConfigFrom";
    public const string ChecksumFrom = "fluxcd.controlplane.io/checksumFrom";
    public const string Checksum = "fluxcd.controlplane.io/checksum";

    /// <summary>An annotation of an object of the core group; null when it has none. One annotation that is no text hides the others.</summary>
    public static string? AnnotationOf(YamlMapping document, string annotation)
    {
        bool isCore = document["apiVersion"] is YamlString { Value: "v1" };
        var annotations = isCore ? StringMap.Read((document["metadata"] as YamlMapping)?["annotations"]) : [];
        return annotations.Where(entry => entry.Key == annotation).Select(entry => entry.Value).LastOrDefault();
    }

    /// <summary>Reads <c>namespace/name</c>.</summary>
    /// <exception cref="ReferenceException">It is something else.</exception>
    public static ObjectName Parse(string value, string annotation, string format = "namespace/name") =>
        value.Split('/') is [var namespaceName, var name]
            ? new ObjectName(namespaceName, name)
            : throw new ReferenceException($"'{value}' in the annotation {annotation} must be written as {format}");
}
