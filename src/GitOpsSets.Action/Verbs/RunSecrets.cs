using GitOpsSets.Action.Inputs;
using GitOpsSets.Engine.Generators.Providers;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Verbs;

/// <summary>The secrets that a run was given.</summary>
internal static class RunSecrets
{
    /// <summary>All of them, to be hidden; empty ones among them.</summary>
    public static IEnumerable<Secret> Of(Options options) => options.Sources.Secrets.Values.Concat(ConfidentialIn(options));

    /// <summary>Tokens and keys, and what the given Secrets hold but user names, ids and certificates, which may stand in manifests too; empty ones among them.</summary>
    public static IEnumerable<Secret> ConfidentialIn(Options options) =>
    [
        .. options.Sources.Secrets.Confidential,
        .. DockerConfig.SecretsOf(options.Sources.Secrets.DockerConfig),
        options.Sources.Token,
        options.Publish.TargetToken,
        .. options.Sources.Tokens.Concat(options.Sources.EnvironmentTokens).Select(static token => token.Token),
        .. options.Publish.SigningKey is { } key ? [key.Key, key.Passphrase] : (IEnumerable<Secret>)[],
        .. options.Publish.Ssh is { } ssh ? [ssh.Key] : (IEnumerable<Secret>)[],
    ];
}
