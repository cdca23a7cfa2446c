using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Providers;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Generators.Repositories;

/// <summary>The Secrets that a repository object names, among those the user handed in.</summary>
/// <param name="secrets">What the user handed in.</param>
/// <param name="namespaceName">Of the object.</param>
internal sealed class RepositorySecrets(ISecretStore secrets, string namespaceName)
{
    private const string RegistryKey = ".dockerconfigjson";

    private static readonly string[] ClientKeys = ["tls.crt", "tls.key", "certFile", "keyFile"];

    /// <summary>The name of the Secret that a field refers to, with its namespace; null when there is no such field.</summary>
    public string? NameIn(FieldReader spec, string field) =>
        spec.Object(field)?.Text("name") is { Length: > 0 } name ? $"{namespaceName}/{name}" : null;

    /// <summary>Its keys; null when there is no such field, or the user handed nothing in for it.</summary>
    public IReadOnlyDictionary<string, Secret>? KeysIn(FieldReader spec, string field) =>
        spec.Object(field)?.Text("name") is { Length: > 0 } name ? secrets.Find(namespaceName, name) : null;

    /// <summary>The certificates of such a Secret; null for none.</summary>
    /// <param name="spec">Receives the findings.</param>
    /// <param name="field">Refers to the Secret.</param>
    public string? AuthoritiesIn(FieldReader spec, string field)
    {
        if (KeysIn(spec, field) is not { } keys)
        {
            return null;
        }

        if (ClientKeys.Any(keys.ContainsKey))
        {
            spec.Refuse(field, $"the secret '{NameIn(spec, field)}' holds a client certificate, which is not supported", DiagnosticCodes.GeneratorInvalid, "map the repository to a folder with the input sources");
        }

        return keys.TryGetValue("ca.crt", out var authorities) || keys.TryGetValue("caFile", out authorities) ? authorities.Reveal() : null;
    }

    /// <summary>The credential that a Secret of the kind <c>kubernetes.io/dockerconfigjson</c> holds for a repository; null for none.</summary>
    /// <param name="spec">Receives the findings.</param>
    /// <param name="field">Refers to the Secret.</param>
    /// <param name="address">What it is for.</param>
    public Secret? RegistryCredentialIn(FieldReader spec, string field, RepositoryAddress address)
    {
        if (KeysIn(spec, field) is not { } keys || !keys.TryGetValue(RegistryKey, out var config))
        {
            return null;
        }

        try
        {
            return DockerConfig.Find(config, address.Server.Authority, address.Path);
        }
        catch (YamlException)
        {
            spec.Refuse(field, $"the '{RegistryKey}' of the secret '{NameIn(spec, field)}' is no Docker configuration in JSON", DiagnosticCodes.GeneratorInvalid);
            return null;
        }
    }

    /// <summary>A key of such a Secret, without blanks around it; null for none.</summary>
    public static Secret? Trimmed(IReadOnlyDictionary<string, Secret>? keys, string key) =>
        keys is not null && keys.TryGetValue(key, out var value) ? new Secret(value.Reveal().Trim()) : null;
}
