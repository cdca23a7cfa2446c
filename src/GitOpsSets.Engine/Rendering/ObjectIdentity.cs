using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Rendering;

/// <summary>What makes a Kubernetes object itself: its group and kind, namespace and name. The version does not.</summary>
/// <param name="ApiVersion">As written, such as <c>apps/v1</c>; may be empty.</param>
/// <param name="Kind">As written.</param>
/// <param name="Namespace">Empty for cluster-scoped objects and where none is written.</param>
/// <param name="Name">Empty where none is written.</param>
public sealed record ObjectIdentity(string ApiVersion, string Kind, string Namespace, string Name)
{
    /// <summary>The group part of the API version; empty for the core group.</summary>
    public string Group => ApiVersion.LastIndexOf('/') is var cut and >= 0 ? ApiVersion[..cut] : "";

    /// <summary>The same for two objects exactly when a cluster would take them for one.</summary>
    public (string Group, string Kind, string Namespace, string Name) Key => (Group, Kind, Namespace, Name);

    /// <summary>The identity of an object; fields that are no strings count as empty.</summary>
    public static ObjectIdentity Of(YamlMapping source)
    {
        var metadata = source["metadata"] as YamlMapping;
        return new ObjectIdentity(Text(source["apiVersion"]), Text(source["kind"]), Text(metadata?["namespace"]), Text(metadata?["name"]));
    }

    /// <inheritdoc/>
    public override string ToString() => Namespace.Length == 0 ? $"{Kind}/{Name}" : $"{Kind}/{Namespace}/{Name}";

    private static string Text(YamlNode? node) => (node as YamlString)?.Value ?? "";
}
