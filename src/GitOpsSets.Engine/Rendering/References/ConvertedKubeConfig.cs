using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Rendering.References;

/// <summary>The annotation <c>convertKubeConfigFrom</c>: a ConfigMap that gets the address and the certificate of the first cluster of a kubeconfig (specs/resourceset.md §6.2).</summary>
internal static class ConvertedKubeConfig
{
    private const string Format = "namespace/name or namespace/name:key";

    /// <summary>The object with <c>address</c> and <c>ca.crt</c> where it has none of its own; other objects stay as they are.</summary>
    /// <exception cref="ReferenceException">The annotation is wrong, names what is not here, or the kubeconfig is not usable.</exception>
    public static YamlMapping Apply(YamlMapping document, SourceLookup find)
    {
        if (document["kind"] is not YamlString { Value: "ConfigMap" } || SourceName.AnnotationOf(document, SourceName.ConvertKubeConfigFrom) is not { } value)
        {
            return document;
        }

        int colon = value.LastIndexOf(':');
        bool hasKey = colon > value.IndexOf('/', StringComparison.Ordinal) && value.Contains('/', StringComparison.Ordinal);
        var name = SourceName.Parse(hasKey ? value[..colon] : value, SourceName.ConvertKubeConfigFrom, Format);
        var secret = find("Secret", name.Namespace, name.Name) ?? throw ReferenceException.Missing($"Secret/{name}");
        var (server, certificate) = FirstCluster(KubeConfig(SourceData.OfSecret(secret), hasKey ? value[(colon + 1)..] : "", $"Secret/{name}"));

        var data = document["data"] switch
        {
            null or YamlNull => YamlMapping.Empty,
            YamlMapping own when own.Entries.All(entry => entry.Value is YamlString or YamlNull) => own,
            _ => throw new ReferenceException("the data of the ConfigMap must be strings"),
        };
        data = data["address"] is null ? data.With("address", new YamlString(server)) : data;
        data = data["ca.crt"] is null ? data.With("ca.crt", new YamlString(certificate)) : data;
        return document.With("data", data);
    }

    private static string KubeConfig(SortedDictionary<string, byte[]> data, string key, string secret)
    {
        foreach (string candidate in key.Length > 0 ? [key] : (string[])["kubeconfig", "value"])
        {
            if (data.TryGetValue(candidate, out byte[]? bytes))
            {
                return GoText.FromUtf8(bytes);
            }
        }

        throw new ReferenceException($"{secret} has no {(key.Length > 0 ? $"'{key}'" : "'kubeconfig' or 'value'")}");
    }

    // All of the clusters must be usable, though only the first is used.
    private static (string Server, string Certificate) FirstCluster(string text)
    {
        YamlNode? root;
        try
        {
            root = YamlReader.ReadFirst(text, "kubeconfig", YamlLimits.Default);
        }
        catch (YamlException exception)
        {
            // Its message may quote the file, and the file is a Secret's.
            throw new ReferenceException($"the kubeconfig is no YAML: line {exception.At.Line.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
        }

        var clusters = ((root as YamlMapping)?["clusters"] as YamlSequence)?.Items.OfType<YamlMapping>().Select(Read).ToList() ?? [];
        return clusters.Count > 0 ? clusters[0] : throw new ReferenceException("the kubeconfig has no clusters");
    }

    private static (string Server, string Certificate) Read(YamlMapping entry)
    {
        string name = (entry["name"] as YamlString)?.Value ?? "";
        var cluster = entry["cluster"] as YamlMapping ?? YamlMapping.Empty;
        string server = Required(cluster, "server", name);
        string encoded = Required(cluster, "certificate-authority-data", name);
        byte[] bytes = new byte[encoded.Length];
        return Convert.TryFromBase64String(encoded, bytes, out int length)
            ? (server, GoText.FromUtf8(bytes.AsSpan(0, length)))
            : throw new ReferenceException($"certificate-authority-data of cluster '{name}' is no base64");
    }

    private static string Required(YamlMapping cluster, string field, string name) =>
        cluster[field] is YamlString { Value.Length: > 0 } text ? text.Value : throw new ReferenceException($"{field} of cluster '{name}' is empty in the kubeconfig");
}
