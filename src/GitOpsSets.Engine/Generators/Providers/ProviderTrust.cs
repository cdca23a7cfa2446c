using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>The certificates that a provider's <c>certSecretRef</c> names (specs/resourceset.md §3.11).</summary>
internal static class ProviderTrust
{
    /// <summary>Looks the Secret up among those the user handed in.</summary>
    /// <param name="secrets">What the user handed in.</param>
    /// <param name="definition">The provider.</param>
    /// <param name="authorities">PEM certificates that replace the system's trust; null when none are named.</param>
    /// <returns>What is wrong, or null.</returns>
    public static string? TryFind(ISecretStore secrets, ProviderDefinition definition, out string? authorities)
    {
        authorities = null;
        string name = ((definition.Spec["certSecretRef"] as YamlMapping)?["name"] as YamlString)?.Value ?? "";
        if (name.Length == 0)
        {
            return null;
        }

        string secret = $"{definition.Name.Namespace}/{name}";
        if (secrets.Find(definition.Name.Namespace, name) is not { } keys)
        {
            return $"the secret '{secret}' of its certSecretRef was not given; hand it in through the input secrets";
        }

        authorities = keys.TryGetValue("ca.crt", out var written) || keys.TryGetValue("caFile", out written) ? written.Reveal() : null;
        bool hasClient = keys.Keys.Any(key => key is "tls.crt" or "tls.key" or "certFile" or "keyFile");
        return (authorities, hasClient) switch
        {
            (_, true) => $"the secret '{secret}' holds a client certificate, which is not supported yet",
            (null, _) => $"the secret '{secret}' has no key 'ca.crt'",
            _ => null,
        };
    }
}
