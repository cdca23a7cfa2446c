using System.Text.RegularExpressions;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>
/// Whom a definition's <c>serviceAccountName</c> is to a cloud (specs/resourceset.md §3.5, §3.7, §3.8; the annotations are those of the clouds' own
/// Kubernetes integrations, read as fluxcd/pkg/auth reads them).
/// </summary>
internal static partial class ServiceAccountIdentity
{
    /// <summary>Looks the ServiceAccount up among the repository's manifests.</summary>
    /// <param name="context">Where ServiceAccounts are.</param>
    /// <param name="namespaceName">Of the definition, and so of its service account.</param>
    /// <param name="spec">Of the definition.</param>
    /// <param name="cloud">Whose annotations count.</param>
    /// <param name="identity">Without a service account, whoever the environment of the run says.</param>
    /// <returns>What is wrong, or null.</returns>
    public static string? TryFind(GenerationContext context, string namespaceName, YamlMapping spec, CloudKind cloud, out CloudIdentity identity)
    {
        identity = new CloudIdentity(cloud);
        if ((spec["serviceAccountName"] as YamlString)?.Value is not { Length: > 0 } name)
        {
            return null;
        }

        string account = $"{namespaceName}/{name}";
        if (context.Objects.Find("ServiceAccount", namespaceName, name) is not ObjectLookup.Found found)
        {
            return Missing(account);
        }

        var annotations = (found.Object["metadata"] as YamlMapping)?["annotations"] as YamlMapping;
        identity = identity with
        {
            RoleArn = Text("eks.amazonaws.com/role-arn"),
            TenantId = Text("azure.workload.identity/tenant-id"),
            ClientId = Text("azure.workload.identity/client-id"),
            ServiceAccountEmail = Text("iam.gke.io/gcp-service-account"),
        };
        return cloud switch
        {
            CloudKind.Amazon when !RolePattern.IsMatch(identity.RoleArn) => Lacks(account, "eks.amazonaws.com/role-arn", "the ARN of an IAM role"),
            CloudKind.Azure when identity.TenantId.Length == 0 => Lacks(account, "azure.workload.identity/tenant-id", "the directory's id"),
            CloudKind.Azure when identity.ClientId.Length == 0 => Lacks(account, "azure.workload.identity/client-id", "the id of an application or managed identity"),
            CloudKind.Google when identity.ServiceAccountEmail.Length > 0 && !EmailPattern.IsMatch(identity.ServiceAccountEmail) => Lacks(account, "iam.gke.io/gcp-service-account", "the email of a service account"),
            _ => null,
        };

        string Text(string key) => (annotations?[key] as YamlString)?.Value ?? "";
    }

    /// <summary>What is said of a ServiceAccount that nobody committed.</summary>
    /// <param name="account">Namespace and name.</param>
    public static string Missing(string account) => $"ServiceAccount '{account}' is not among the repository's manifests";

    private static string Lacks(string account, string annotation, string meaning) => $"the annotation '{annotation}' of ServiceAccount '{account}' is not {meaning}";

    [GeneratedRegex(@"^arn:aws[\w-]*:iam::[0-9]{1,30}:role/[^\s]{1,200}\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex RolePattern { get; }

    [GeneratedRegex(@"^[a-zA-Z0-9-]{1,100}@[a-zA-Z0-9-]{1,100}\.iam\.gserviceaccount\.com\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex EmailPattern { get; }
}
