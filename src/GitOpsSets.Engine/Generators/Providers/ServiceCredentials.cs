using System.Text;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>How a request to an external service shows who asks: its <c>secretRef</c>, or else the user in its URL (specs/resourceset.md §3.9, §3.13).</summary>
internal static class ServiceCredentials
{
    /// <summary>Looks the Secret up among those the user handed in.</summary>
    /// <param name="secrets">What the user handed in.</param>
    /// <param name="definition">The provider.</param>
    /// <param name="userInfo">User and password as the URL has them; null for none.</param>
    /// <param name="authorization">The header's value; null to ask anonymously.</param>
    /// <returns>What is wrong, without any value; or null.</returns>
    public static string? TryFind(ISecretStore secrets, ProviderDefinition definition, Secret? userInfo, out Secret? authorization)
    {
        authorization = userInfo is { } user ? Basic(Uri.UnescapeDataString(user.Reveal())) : null;
        string name = ((definition.Spec["secretRef"] as YamlMapping)?["name"] as YamlString)?.Value ?? "";
        if (name.Length == 0)
        {
            return null;
        }

        string secret = $"{definition.Name.Namespace}/{name}";
        if (secrets.Find(definition.Name.Namespace, name) is not { } keys)
        {
            return $"the secret '{secret}' of its secretRef was not given; hand it in through the input secrets";
        }

        if (keys.TryGetValue("token", out var token))
        {
            authorization = new Secret($"Bearer {token.Reveal().Trim()}");
            return authorization.Value.Reveal().All(static c => c is >= ' ' and < '\x7f') ? null : $"the 'token' of the secret '{secret}' has characters that no header can carry, such as a line break";
        }

        if (keys.Count == 0)
        {
            return null;
        }

        foreach (string key in (string[])["username", "password"])
        {
            if (!keys.ContainsKey(key))
            {
                return $"the secret '{secret}' has neither a key 'token' nor a key '{key}'";
            }
        }

        authorization = Basic($"{keys["username"].Reveal().Trim()}:{keys["password"].Reveal().Trim()}");
        return null;
    }

    private static Secret Basic(string user) => new($"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(user))}");
}
