using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>The credential that a git provider's <c>secretRef</c> names (specs/resourceset.md §3.13).</summary>
internal static class ProviderCredentials
{
    /// <summary>Looks the Secret up among those the user handed in.</summary>
    /// <param name="secrets">What the user handed in.</param>
    /// <param name="definition">The provider.</param>
    /// <param name="type">What is asked.</param>
    /// <param name="credential">
    /// The token, without blanks around it; null when none is named, or the user handed nothing in for it: then the run's own token is the
    /// natural stand-in, if it belongs to that host.
    /// </param>
    /// <param name="app">The App that the Secret describes instead of a token; null for none.</param>
    /// <returns>What is wrong, or null.</returns>
    public static string? TryFind(ISecretStore secrets, ProviderDefinition definition, GitProviderType type, out Secret? credential, out ForgeApp? app)
    {
        (credential, app) = (null, null);
        string name = ((definition.Spec["secretRef"] as YamlMapping)?["name"] as YamlString)?.Value ?? "";
        if (name.Length == 0 || secrets.Find(definition.Name.Namespace, name) is not { Count: > 0 } keys)
        {
            return null;
        }

        if (type.TakesApps && GitHubAppKeys.AreIn(keys))
        {
            return GitHubAppKeys.Read(keys, $"{definition.Name.Namespace}/{name}", out app);
        }

        foreach (string key in (string[])["username", "password"])
        {
            if (!keys.ContainsKey(key))
            {
                return $"the secret '{definition.Name.Namespace}/{name}' has no key '{key}'";
            }
        }

        credential = new Secret(keys["password"].Reveal().Trim());
        return null;
    }
}
