using System.Collections.Frozen;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Inputs;

/// <summary>The Secrets that came with the input <c>secrets</c>. One given without a namespace answers for every namespace that has none of its own.</summary>
internal sealed class GivenSecrets : ISecretStore
{
    private static readonly FrozenSet<string> PublicKeys = FrozenSet.Create(
        StringComparer.Ordinal,
        "username", "ca.crt", "caFile", "tls.crt", "certFile", "known_hosts", "identity.pub", "githubAppID", "githubAppInstallationID", "githubAppInstallationOwner", "githubAppBaseURL");

    private readonly FrozenDictionary<string, FrozenDictionary<string, Secret>> _secrets;

    /// <summary>From single keys; the last of several with one name counts.</summary>
    public GivenSecrets(IEnumerable<SecretKey> keys) => _secrets = keys
        .GroupBy(static key => NameOf(key.Namespace, key.Name), StringComparer.Ordinal)
        .ToFrozenDictionary(
            static secret => secret.Key,
            static secret => secret.GroupBy(static key => key.Key, StringComparer.Ordinal).ToFrozenDictionary(static key => key.Key, static key => key.Last().Value, StringComparer.Ordinal),
            StringComparer.Ordinal);

    private GivenSecrets(FrozenDictionary<string, FrozenDictionary<string, Secret>> secrets, Secret dockerConfig) => (_secrets, DockerConfig) = (secrets, dockerConfig);

    /// <inheritdoc/>
    public Secret DockerConfig { get; }

    /// <summary>Every value, for masking; none is empty.</summary>
    public IEnumerable<Secret> Values => _secrets.Values.SelectMany(static secret => secret.Values).Where(static value => !value.IsEmpty);

    /// <summary>The values that are confidential by their keys: user names, ids and certificates may stand in manifests too.</summary>
    public IEnumerable<Secret> Confidential => _secrets.Values.SelectMany(static secret => secret).Where(static key => !PublicKeys.Contains(key.Key) && !key.Value.IsEmpty).Select(static key => key.Value);

    /// <summary>The same with the Docker configuration of the machine.</summary>
    public GivenSecrets With(Secret dockerConfig) => new(_secrets, dockerConfig);

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Secret>? Find(string namespaceName, string name) =>
        _secrets.GetValueOrDefault(NameOf(namespaceName, name)) ?? _secrets.GetValueOrDefault(NameOf("", name));

    // Neither part of a Kubernetes name holds a slash.
    private static string NameOf(string namespaceName, string name) => $"{namespaceName}/{name}";
}
