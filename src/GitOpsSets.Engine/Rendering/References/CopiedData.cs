using System.Collections.Immutable;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Rendering.References;

/// <summary>The annotation <c>copyFrom</c>: a ConfigMap or Secret whose data is that of another (specs/resourceset.md §6.1).</summary>
internal static class CopiedData
{
    /// <summary>The object with the data of what it names; other objects stay as they are.</summary>
    /// <exception cref="ReferenceException">The annotation is wrong, or names what is not here.</exception>
    public static YamlMapping Apply(YamlMapping document, SourceLookup find)
    {
        if (SourceName.AnnotationOf(document, SourceName.CopyFrom) is not { } value)
        {
            return document;
        }

        var name = SourceName.Parse(value, SourceName.CopyFrom);
        return document["kind"] switch
        {
            YamlString { Value: "ConfigMap" } => FromConfigMap(document, find("ConfigMap", name.Namespace, name.Name) ?? throw ReferenceException.Missing($"ConfigMap/{value}")),
            YamlString { Value: "Secret" } => FromSecret(document, find("Secret", name.Namespace, name.Name) ?? throw ReferenceException.Missing($"Secret/{value}")),
            _ => document,
        };
    }

    private static YamlMapping FromConfigMap(YamlMapping document, YamlMapping source)
    {
        document = document.With("data", Texts(StringMap.Read(source["data"])));
        return StringMap.Read(source["binaryData"]) is { IsEmpty: false } binary ? document.With("binaryData", Texts(binary)) : document;
    }

    // Decoded, into the field that an API server encodes itself: what the template has in 'data' stays below it.
    private static YamlMapping FromSecret(YamlMapping document, YamlMapping source)
    {
        var data = SourceData.OfSecret(source);
        document = document.With("stringData", Texts([.. data.Select(entry => new KeyValuePair<string, string>(entry.Key, GoText.FromUtf8(entry.Value)))]));
        return document["type"] switch
        {
            null or YamlString { Value: "" } => document.With("type", new YamlString(source["type"] is YamlString { Value.Length: > 0 } type ? type.Value : "Opaque")),
            YamlString => document,
            _ => throw new ReferenceException("the type of a Secret must be a string"),
        };
    }

    private static YamlMapping Texts(ImmutableArray<KeyValuePair<string, string>> entries) =>
        new([.. entries.Select(entry => new YamlEntry(entry.Key, default, new YamlString(entry.Value)))]);
}
