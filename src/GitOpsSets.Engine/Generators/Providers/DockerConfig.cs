using System.Collections.Immutable;
using System.Text;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>Finds the credential of a repository in a <c>.dockerconfigjson</c>, as Kubernetes does for image pull secrets.</summary>
public static class DockerConfig
{
    /// <summary>The user name Docker itself writes before an identity token.</summary>
    public const string IdentityTokenUser = "<token>";

    /// <summary>Looks a repository up.</summary>
    /// <param name="config">JSON.</param>
    /// <param name="host">With its port, if one is written.</param>
    /// <param name="path">Of the repository.</param>
    /// <returns><c>user:password</c>, the user <see cref="IdentityTokenUser"/> meaning an identity token; null when no entry fits.</returns>
    /// <exception cref="YamlException">It is no JSON, or its <c>auths</c> no credentials.</exception>
    public static Secret? Find(Secret config, string host, string path)
    {
        var entries = Entries(config)
            .Select(static entry => (Key: Normalise(entry.Key), Auth: entry.Value as YamlMapping))
            .Where(entry => entry.Auth is not null && Fits(entry.Key, host, path))
            .OrderByDescending(static entry => entry.Key, StringComparer.Ordinal);
        return entries.Select(static entry => Credential(entry.Auth!)).FirstOrDefault(static credential => credential is not null);
    }

    /// <summary>Every value in it that no message may show; none of what is no such configuration.</summary>
    /// <param name="config">JSON; may be empty.</param>
    public static IEnumerable<Secret> SecretsOf(Secret config)
    {
        try
        {
            return [.. Entries(config).Select(static entry => entry.Value).OfType<YamlMapping>().SelectMany(Values)];
        }
        catch (YamlException)
        {
            return [];
        }
    }

    private static IEnumerable<Secret> Values(YamlMapping auth)
    {
        string credential = Credential(auth)?.Reveal() ?? "";
        string[] values = [Text(auth, "auth"), Text(auth, "password"), Text(auth, "identitytoken"), Text(auth, "registrytoken"), credential[(credential.IndexOf(':', StringComparison.Ordinal) + 1)..]];
        return values.Where(static value => value.Length > 0).Select(static value => new Secret(value));
    }

    private static ImmutableArray<YamlEntry> Entries(Secret config) => config.IsEmpty ? []
        : ((JsonReader.Read(config.Reveal(), ".dockerconfigjson", YamlLimits.Default, JsonNumberModel.Float64) as YamlMapping)?["auths"] as YamlMapping)?.Entries ?? [];

    private static string Normalise(string key)
    {
        string plain = key.StartsWith("https://", StringComparison.Ordinal) ? key["https://".Length..] : key.StartsWith("http://", StringComparison.Ordinal) ? key["http://".Length..] : key;
        int slash = plain.IndexOf('/', StringComparison.Ordinal);
        string path = slash < 0 ? "" : plain[slash..];
        path = path is "/v1" or "/v2" ? "" : path.StartsWith("/v1/", StringComparison.Ordinal) || path.StartsWith("/v2/", StringComparison.Ordinal) ? path[3..] : path;
        return ((slash < 0 ? plain : plain[..slash]) + path).TrimEnd('/');
    }

    private static bool Fits(string key, string host, string path)
    {
        int slash = key.IndexOf('/', StringComparison.Ordinal);
        string keyHost = slash < 0 ? key : key[..slash];
        string keyPath = slash < 0 ? "" : key[(slash + 1)..];
        return (FitsHost(keyHost, host) || (keyHost == "docker.io" && host == "index.docker.io")) && path.StartsWith(keyPath, StringComparison.Ordinal);
    }

    // A star stands for one label of the host's name, or for a part of it.
    private static bool FitsHost(string pattern, string host)
    {
        string[] patterns = pattern.Split('.'), labels = host.Split('.');
        return patterns.Length == labels.Length && patterns.Zip(labels).All(static pair => FitsLabel(pair.First, pair.Second));
    }

    private static bool FitsLabel(string pattern, string label)
    {
        int star = pattern.IndexOf('*', StringComparison.Ordinal);
        return star < 0
            ? pattern == label
            : label.Length >= pattern.Length - 1 && label.StartsWith(pattern[..star], StringComparison.Ordinal) && label.EndsWith(pattern[(star + 1)..], StringComparison.Ordinal);
    }

    private static Secret? Credential(YamlMapping auth)
    {
        if (Text(auth, "identitytoken") is { Length: > 0 } identity)
        {
            return new Secret($"{IdentityTokenUser}:{identity}");
        }

        if (Text(auth, "auth") is { Length: > 0 } encoded)
        {
            byte[] bytes = new byte[encoded.Length];
            return Convert.TryFromBase64String(encoded.Trim(), bytes, out int length) && Encoding.UTF8.GetString(bytes, 0, length) is var pair && pair.Contains(':', StringComparison.Ordinal)
                ? new Secret(pair.TrimEnd('\0'))
                : throw new YamlException(auth.Span, "an 'auth' is no base64 of user:password");
        }

        return Text(auth, "username") is { Length: > 0 } user ? new Secret($"{user}:{Text(auth, "password")}") : null;
    }

    private static string Text(YamlMapping auth, string field) => (auth[field] as YamlString)?.Value ?? "";
}
