using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>The certificates that a definition's <c>certSecretRef</c> names, under today's keys or Flux' former ones (specs/resourceset.md §3.11).</summary>
internal static class ProviderTls
{
    /// <summary>Looks the Secret up among those the user handed in.</summary>
    /// <param name="secrets">What the user handed in.</param>
    /// <param name="namespaceName">Of the definition, and so of its Secret.</param>
    /// <param name="spec">Of the definition.</param>
    /// <param name="tls">What it says; null when it names no Secret.</param>
    /// <returns>What is wrong, without any value; or null.</returns>
    public static string? TryFind(ISecretStore secrets, string namespaceName, YamlMapping spec, out TlsSettings? tls)
    {
        tls = null;
        string name = ((spec["certSecretRef"] as YamlMapping)?["name"] as YamlString)?.Value ?? "";
        if (name.Length == 0)
        {
            return null;
        }

        string secret = $"{namespaceName}/{name}";
        if (secrets.Find(namespaceName, name) is not { } keys)
        {
            return $"the secret '{secret}' of its certSecretRef was not given; hand it in through the input secrets";
        }

        return Read(keys, secret, out tls) ?? (tls is null ? $"the secret '{secret}' has neither a key 'ca.crt' nor 'tls.crt' and 'tls.key'" : null);
    }

    /// <summary>Reads the keys of a Secret that may hold other things besides.</summary>
    /// <param name="keys">Of the Secret.</param>
    /// <param name="secret">Its name, for messages.</param>
    /// <param name="tls">What they say; null when there is none of them.</param>
    /// <returns>What is wrong, without any value; or null.</returns>
    public static string? Read(IReadOnlyDictionary<string, Secret> keys, string secret, out TlsSettings? tls)
    {
        Secret? Value(string key, string former) => keys.TryGetValue(key, out var value) || keys.TryGetValue(former, out value) ? value : null;
        var (authorities, certificate, key) = (Value("ca.crt", "caFile"), Value("tls.crt", "certFile"), Value("tls.key", "keyFile"));
        tls = authorities is null && certificate is null && key is null ? null : new TlsSettings(authorities?.Reveal(), certificate is { } shown && key is { } proof ? new ClientCertificate(shown.Reveal(), proof) : null);
        return (authorities, certificate, key) switch
        {
            (_, not null, null) => $"the secret '{secret}' has a client certificate in 'tls.crt', but no key for it in 'tls.key'",
            (_, null, not null) => $"the secret '{secret}' has a key in 'tls.key', but no client certificate for it in 'tls.crt'",
            _ => null,
        };
    }
}
