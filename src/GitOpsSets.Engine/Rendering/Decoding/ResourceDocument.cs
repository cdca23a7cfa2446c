using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Rendering.Decoding;

/// <summary>Reads what one item of a ResourceSet's <c>resources</c> rendered, as the Flux libraries do (<c>github.com/fluxcd/pkg/ssa/utils</c>, <c>ReadObject</c>).</summary>
public static class ResourceDocument
{
    /// <summary>The first document of a rendered text, which must have a kind; neither a name nor an apiVersion is asked for. Documents after it are not looked at.</summary>
    /// <param name="text">The rendered text.</param>
    /// <param name="file">The name that spans and messages give it.</param>
    /// <param name="limits">What is too much.</param>
    /// <param name="duplicates">Takes the keys that stand twice in one mapping; null when nobody asks.</param>
    /// <returns>The object, whose numbers are <c>int64</c> or <c>float64</c>; null when the first document is empty.</returns>
    /// <exception cref="YamlException">The text is empty or cannot be read, or the document is no object with a kind. The place is the line of the rendered text.</exception>
    public static YamlMapping? Read(string text, string file, YamlLimits limits, ICollection<YamlDuplicateKey>? duplicates = null) =>
        Read(new RenderedValues(text, file, limits, ResourceDocuments.LookAhead, duplicates), file);

    /// <summary>The first of these values as an object; null when it is empty.</summary>
    internal static YamlMapping? Read(ValueReader values, string file)
    {
        if (!values.TryNext(out var value))
        {
            throw new YamlException(new SourceSpan(file, 1, 1), "the template rendered nothing");
        }

        return value is null or YamlNull ? null : RenderedObject.Of(value);
    }
}
