namespace GitOpsSets.Engine.Rendering.Guarding;

/// <summary>Fields in which outsiders' text could choose rights, or what is deployed where (specs/security.md §1 no. 5).</summary>
internal static class SensitiveFields
{
    private static readonly HashSet<string> Anywhere = new(
        ["apiVersion", "kind", "targetNamespace", "kubeConfig", "sourceRef", "chartRef", "roleRef", "subjects"],
        StringComparer.Ordinal);

    private static readonly string[] OperatorDomains = ["fluxcd.controlplane.io", "toolkit.fluxcd.io"];

    private static readonly HashSet<string> Deploying = new(["image", "command", "args", "url", "path"], StringComparer.Ordinal);

    /// <summary>Whether the value of a key says what runs, or where it comes from: outsiders' text there is worth a warning.</summary>
    public static bool Deploys(string key) => Deploying.Contains(key);

    /// <summary>Whether the value of a key is sensitive, and with it all that is below.</summary>
    /// <param name="parent">The key of the mapping the key stands in; empty at the top and in lists.</param>
    /// <param name="key">The key.</param>
    public static bool Includes(string parent, string key) =>
        Anywhere.Contains(key)
        || key.EndsWith("serviceAccountName", StringComparison.OrdinalIgnoreCase)
        || (parent == "metadata" && key == "namespace")
        || (parent == "annotations" && IsOperators(key));

    // A domain or one below it, before the slash.
    private static bool IsOperators(string key)
    {
        int slash = key.IndexOf('/', StringComparison.Ordinal);
        string domain = slash < 0 ? key : key[..slash];
        return OperatorDomains.Any(known => domain.EndsWith(known, StringComparison.OrdinalIgnoreCase) && (domain.Length == known.Length || domain[^(known.Length + 1)] == '.'));
    }
}
