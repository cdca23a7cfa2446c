using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Rendering.References;

/// <summary>The data of ConfigMaps and Secrets, by key in the order of the keys' bytes. Data in which one value is no text counts as none, as Kubernetes' accessors read it.</summary>
internal static class SourceData
{
    /// <summary><c>data</c> and the decoded <c>binaryData</c>, which wins.</summary>
    /// <exception cref="ReferenceException">A value is no base64.</exception>
    public static SortedDictionary<string, byte[]> OfConfigMap(YamlMapping source)
    {
        var data = New();
        foreach (var (key, text) in StringMap.Read(source["data"]))
        {
            data[key] = GoText.ToUtf8(text);
        }

        Decode(source["binaryData"], data);
        return data;
    }

    /// <summary>The decoded <c>data</c>, with <c>stringData</c> written over it, as an API server stores it.</summary>
    /// <exception cref="ReferenceException">A value is no base64.</exception>
    public static SortedDictionary<string, byte[]> OfSecret(YamlMapping source)
    {
        var data = New();
        Decode(source["data"], data);
        foreach (var (key, text) in StringMap.Read(source["stringData"]))
        {
            data[key] = GoText.ToUtf8(text);
        }

        return data;
    }

    private static SortedDictionary<string, byte[]> New() => new(Comparer<string>.Create(GoText.Compare));

    private static void Decode(YamlNode? encoded, SortedDictionary<string, byte[]> data)
    {
        foreach (var (key, text) in StringMap.Read(encoded))
        {
            data[key] = Decode(key, text);
        }
    }

    private static byte[] Decode(string key, string text)
    {
        byte[] bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out int length)
            ? bytes[..length]
            : throw new ReferenceException($"the value of '{key}' is no base64");
    }
}
