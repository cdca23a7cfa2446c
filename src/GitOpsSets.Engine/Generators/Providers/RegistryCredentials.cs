using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>The credential for a registry: of the provider's <c>secretRef</c>, else of its service account's image pull secrets, else of the machine (specs/resourceset.md §3.8).</summary>
internal static class RegistryCredentials
{
    private const string Key = ".dockerconfigjson";

    /// <summary>Looks the Secrets up among those the user handed in.</summary>
    /// <param name="context">Where Secrets and ServiceAccounts are.</param>
    /// <param name="definition">The provider.</param>
    /// <param name="address">The repository it is for.</param>
    /// <param name="credential">As <see cref="DockerConfig.Find"/> gives it; null to ask anonymously.</param>
    /// <returns>What is wrong, without any value; or null.</returns>
    public static string? TryFind(GenerationContext context, ProviderDefinition definition, RepositoryAddress address, out Secret? credential)
    {
        credential = null;
        string? reason = Names(context, definition, out var names);
        foreach (string name in reason is null ? names : [])
        {
            string secret = $"{definition.Name.Namespace}/{name}";
            if (context.Secrets.Find(definition.Name.Namespace, name) is not { } keys)
            {
                return $"the secret '{secret}' was not given; hand it in through the input secrets";
            }

            try
            {
                credential ??= keys.TryGetValue(Key, out var config) ? DockerConfig.Find(config, address.Server.Authority, address.Path) : null;
            }
            catch (YamlException)
            {
                return $"the '{Key}' of the secret '{secret}' is no Docker configuration in JSON";
            }
        }

        return reason ?? (names.Count == 0 ? FindOnMachine(context.Secrets.DockerConfig, address, ref credential) : null);
    }

    // As Flux falls back to the configuration of its own process.
    private static string? FindOnMachine(Secret config, RepositoryAddress address, ref Secret? credential)
    {
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

    private static string? Names(GenerationContext context, ProviderDefinition definition, out List<string> names)
    {
        names = [];
        if (((definition.Spec["secretRef"] as YamlMapping)?["name"] as YamlString)?.Value is { Length: > 0 } own)
        {
            names.Add(own);
        }

        if ((definition.Spec["serviceAccountName"] as YamlString)?.Value is not { Length: > 0 } account)
        {
            return null;
        }

        if (context.Objects.Find("ServiceAccount", definition.Name.Namespace, account) is not ObjectLookup.Found found)
        {
            return ServiceAccountIdentity.Missing($"{definition.Name.Namespace}/{account}");
        }

        names.AddRange(((found.Object["imagePullSecrets"] as YamlSequence)?.Items ?? []).OfType<YamlMapping>().Select(static item => (item["name"] as YamlString)?.Value ?? "").Where(static name => name.Length > 0));
        return null;
    }
}
