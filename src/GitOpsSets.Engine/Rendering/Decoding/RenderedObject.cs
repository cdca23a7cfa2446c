using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Rendering.Decoding;

/// <summary>Holds what Kubernetes asks of a document before it takes it for an object (<c>unstructuredJSONScheme</c>).</summary>
internal static class RenderedObject
{
    /// <summary>The document as an object that has a kind.</summary>
    /// <exception cref="YamlException">It is no mapping, or has no kind.</exception>
    public static YamlMapping Of(YamlNode value)
    {
        var mapping = value as YamlMapping ?? throw new YamlException(value.Span, "a Kubernetes object is expected here, a mapping with apiVersion and kind");
        if (Text(mapping, "kind").Length == 0)
        {
            var at = mapping.IndexOf("kind") is >= 0 and var index ? mapping.Entries[index].KeySpan : mapping.Span;
            throw new YamlException(at, "the object has no kind");
        }

        if (Text(mapping, "apiVersion").AsSpan().Count('/') > 1)
        {
            throw new YamlException(mapping["apiVersion"]?.Span ?? mapping.Span, "an apiVersion has at most one slash: group/version");
        }

        return mapping;
    }

    /// <summary>A field's text, empty where the field is missing or no text.</summary>
    public static string Text(YamlMapping mapping, string key) => mapping[key] is YamlString text ? text.Value : "";
}
