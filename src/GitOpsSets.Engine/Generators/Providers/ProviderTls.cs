using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>The certificates that a provider's <c>certSecretRef</c> names, under today's keys or Flux' former ones (specs/resourceset.md §3.11).</summary>
internal static class ProviderTls
{
    /// <summary>Looks the Secret up among those the user handed in.</summary>
    /// <param name="secrets">What the user handed in.</param>
    /// <param name="definition">The provider.</param>
    /// <param name="tls">What it says; null when it names no Secret.</param>
    /// <returns>What is wrong, without any value; or null.</returns>
    public static string? TryFind(ISecretStore secrets, ProviderDefinition definition, out TlsSettings? tls)
    {
        tls = null;
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

        Secret? Value(string key, string former) => keys.TryGetValue(key, out var value) || keys.TryGetValue(former, out value) ? value : null;
        var (authorities, certificate, key) = (Value("ca.crt", "caFile"), Value("tls.crt", "certFile"), Value("tls.key", "keyFile"));
        tls = new TlsSettings(authorities?.Reveal(), certificate is { } shown && key is { } proof ? new ClientCertificate(shown.Reveal(), proof) : null);
        return (authorities, certificate, key) switch
        {
            (_, not null, null) => $"the secret '{secret}' has a client certificate in 'tls.crt', but no key for it in 'tls.key'",
            (_, null, not null) => $"the secret '{secret}' has a key in 'tls.key', but no client certificate for it in 'tls.crt'",
            (null, null, null) => $"the secret '{secret}' has neither a key 'ca.crt' nor 'tls.crt' and 'tls.key'",
            _ => null,
        };
    }
}
