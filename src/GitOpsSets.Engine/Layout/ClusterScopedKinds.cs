using System.Collections.Frozen;

namespace GitOpsSets.Engine.Layout;

/// <summary>Kinds that have no namespace, as far as file names go.</summary>
internal static class ClusterScopedKinds
{
    private static readonly FrozenSet<string> Kinds = new[]
    {
        "APIService", "CSIDriver", "CSINode", "CertificateSigningRequest", "ClusterRole", "ClusterRoleBinding", "CustomResourceDefinition",
        "FlowSchema", "IngressClass", "MutatingWebhookConfiguration", "Namespace", "Node", "PersistentVolume", "PriorityClass",
        "PriorityLevelConfiguration", "RuntimeClass", "StorageClass", "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding",
        "ValidatingWebhookConfiguration", "VolumeAttachment",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string kind) => Kinds.Contains(kind);
}
