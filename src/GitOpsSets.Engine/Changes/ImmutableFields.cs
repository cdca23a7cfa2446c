using System.Collections.Frozen;
using System.Collections.Immutable;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Changes;

/// <summary>
/// The fields that an API server does not let change once an object is there (Kubernetes' own validation of each kind; of a StatefulSet the list of what may change is the shorter one).
/// </summary>
internal static class ImmutableFields
{
    private static readonly FrozenDictionary<string, ImmutableArray<string>> OfKind = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal)
    {
        ["Deployment"] = ["spec.selector"],
        ["ReplicaSet"] = ["spec.selector"],
        ["DaemonSet"] = ["spec.selector"],
        ["StatefulSet"] = ["spec.selector", "spec.serviceName", "spec.podManagementPolicy", "spec.volumeClaimTemplates"],
        ["Job"] = ["spec.template", "spec.selector", "spec.completionMode", "spec.manualSelector"],
        ["PersistentVolumeClaim"] = ["spec.accessModes", "spec.selector", "spec.storageClassName", "spec.volumeMode", "spec.volumeName", "spec.dataSource", "spec.dataSourceRef"],
        ["PersistentVolume"] = ["spec.volumeMode", "spec.csi", "spec.hostPath", "spec.local", "spec.nfs", "spec.nodeAffinity"],
        ["Service"] = ["spec.clusterIP", "spec.clusterIPs"],
        ["RoleBinding"] = ["roleRef"],
        ["ClusterRoleBinding"] = ["roleRef"],
        ["Secret"] = ["type"],
        ["StorageClass"] = ["provisioner", "parameters", "reclaimPolicy", "volumeBindingMode"],
        ["IngressClass"] = ["spec.controller"],
        ["PriorityClass"] = ["value", "preemptionPolicy"],
        ["RuntimeClass"] = ["handler"],
        ["CustomResourceDefinition"] = ["spec.group", "spec.scope", "spec.names.plural", "spec.names.kind"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly ImmutableArray<string> Content = ["data", "binaryData", "stringData", "immutable"];

    /// <summary>Those of an object that another text of it changes, in the order of the table. What was never set may be set where a server fills it in.</summary>
    /// <param name="kind">The object's kind.</param>
    /// <param name="before">The object that is there.</param>
    /// <param name="after">The same object as it shall be.</param>
    public static ImmutableArray<string> Changed(string kind, YamlMapping before, YamlMapping after)
    {
        bool isFrozen = kind is "ConfigMap" or "Secret" && before["immutable"] is YamlBoolean { Value: true };
        return [.. OfKind.GetValueOrDefault(kind, []).Concat(isFrozen ? Content : []).Where(path => Differs(Find(before, path), Find(after, path), mayAppear: kind is "Service" or "PersistentVolumeClaim"))];
    }

    // A cluster has already given an address or a class to what named none: what is left out later stays.
    private static bool Differs(YamlNode? before, YamlNode? after, bool mayAppear) =>
        mayAppear && (before is null or YamlNull || after is null or YamlNull)
            ? false
            : Text(before) != Text(after);

    private static string Text(YamlNode? node) => node is null or YamlNull ? "" : JsonWriter.Write(Sorted(node));

    private static YamlNode Sorted(YamlNode node) => node switch
    {
        YamlMapping mapping => new YamlMapping([.. mapping.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => new YamlEntry(entry.Key, default, Sorted(entry.Value)))]),
        YamlSequence sequence => new YamlSequence([.. sequence.Items.Select(Sorted)]),
        _ => node,
    };

    private static YamlNode? Find(YamlMapping source, string path) =>
        path.Split('.').Aggregate((YamlNode?)source, static (node, key) => (node as YamlMapping)?[key]);
}
