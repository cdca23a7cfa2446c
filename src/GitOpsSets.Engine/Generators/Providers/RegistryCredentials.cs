using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>The credential for a registry: of a definition's <c>secretRef</c>, else of its service account's image pull secrets, else of the machine (specs/resourceset.md §3.8).</summary>
internal static class RegistryCredentials
{
    private const string Key = ".dockerconfigjson";

    /// <summary>Looks the Secrets up among those the user handed in; each must be there.</summary>
    /// <param name="context">Where Secrets and ServiceAccounts are.</param>
    /// <param name="definition">The provider.</param>
    /// <param name="address">The repository it is for.</param>
    /// <param name="credential">As <see cref="DockerConfig.Find"/> gives it; null to ask anonymously.</param>
    /// <returns>What is wrong, without any value; or null.</returns>
    public static string? TryFind(GenerationContext context, ProviderDefinition definition, RepositoryAddress address, out Secret? credential)
    {
        string? reason = Read(context, definition.Name.Namespace, definition.Spec, address, out var keychain);
        credential = keychain.Credential;
        return reason ?? (keychain.MissingSecret is { } missing ? $"the secret '{missing}' was not given; hand it in through the input secrets" : null);
    }

    /// <summary>Looks the Secrets up among those the user handed in.</summary>
    /// <param name="context">Where Secrets and ServiceAccounts are.</param>
    /// <param name="namespaceName">Of the definition, and so of what it names.</param>
    /// <param name="spec">Of the definition.</param>
    /// <param name="address">The repository it is for.</param>
    /// <param name="keychain">What they hold.</param>
    /// <returns>What is wrong, without any value; or null.</returns>
    public static string? Read(GenerationContext context, string namespaceName, YamlMapping spec, RepositoryAddress address, out RegistryKeychain keychain)
    {
        keychain = RegistryKeychain.Empty;
        string? reason = Names(context, namespaceName, spec, out var names);
        foreach (string name in reason is null ? names : [])
        {
            string secret = $"{namespaceName}/{name}";
            keychain = keychain with { IsNamed = true };
            if (context.Secrets.Find(namespaceName, name) is not { } keys)
            {
                keychain = keychain with { MissingSecret = keychain.MissingSecret ?? secret };
                continue;
            }

            try
            {
                keychain = keychain with { Credential = keychain.Credential ?? (keys.TryGetValue(Key, out var config) ? DockerConfig.Find(config, address.Server.Authority, address.Path) : null) };
            }
            catch (YamlException)
            {
                return $"the '{Key}' of the secret '{secret}' is no Docker configuration in JSON";
            }
        }

        if (reason is not null || keychain.IsNamed)
        {
            return reason;
        }

        reason = FindOnMachine(context.Secrets.DockerConfig, address, out var own);
        keychain = keychain with { Credential = own };
        return reason;
    }

    // As Flux falls back to the configuration of its own process.
    private static string? FindOnMachine(Secret config, RepositoryAddress address, out Secret? credential)
    {
        credential = null;
        try
        {
            credential = config.IsEmpty ? null : DockerConfig.Find(config, address.Server.Authority, address.Path);
            return null;
        }
        catch (YamlException)
        {
            return "the Docker configuration of the machine (DOCKER_AUTH_CONFIG, or config.json in DOCKER_CONFIG or ~/.docker) is no such configuration in JSON";
        }
    }

    private static string? Names(GenerationContext context, string namespaceName, YamlMapping spec, out List<string> names)
    {
        names = [];
        if (((spec["secretRef"] as YamlMapping)?["name"] as YamlString)?.Value is { Length: > 0 } own)
        {
            names.Add(own);
        }

        if ((spec["serviceAccountName"] as YamlString)?.Value is not { Length: > 0 } account)
        {
            return null;
        }

        if (context.Objects.Find("ServiceAccount", namespaceName, account) is not ObjectLookup.Found found)
        {
            return ServiceAccountIdentity.Missing($"{namespaceName}/{account}");
        }

        names.AddRange(((found.Object["imagePullSecrets"] as YamlSequence)?.Items ?? []).OfType<YamlMapping>().Select(static item => (item["name"] as YamlString)?.Value ?? "").Where(static name => name.Length > 0));
        return null;
    }
}
