using System.Collections.Immutable;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Rendering.Decoding;

/// <summary>Reads what the <c>resourcesTemplate</c> of a ResourceSet rendered, as the Flux libraries do (<c>github.com/fluxcd/pkg/ssa/utils</c>, <c>ReadObjects</c>).</summary>
public static class ResourceDocuments
{
    /// <summary>How far both readers of ResourceSets look for the brace that makes a text JSON.</summary>
    internal const int LookAhead = 2048;

    /// <summary>
    /// The objects of a rendered text. Empty documents are left out, and objects without name, kind or apiVersion, and the configuration files of kustomize. A document with a list under
    /// <c>items</c> stands for its items, whatever they are.
    /// </summary>
    /// <param name="text">The rendered text.</param>
    /// <param name="file">The name that spans and messages give it.</param>
    /// <param name="limits">What is too much, for each document.</param>
    /// <param name="duplicates">Takes the keys that stand twice in one mapping; null when nobody asks.</param>
    /// <returns>The objects in order. Their numbers are <c>int64</c> or <c>float64</c>.</returns>
    /// <exception cref="YamlException">The text cannot be read, or a document is no object with a kind. The place is the line of the rendered text.</exception>
    public static ImmutableArray<YamlMapping> Read(string text, string file, YamlLimits limits, ICollection<YamlDuplicateKey>? duplicates = null) =>
        Read(new RenderedValues(text, file, limits, LookAhead, duplicates));

    /// <summary>The objects among these values.</summary>
    internal static ImmutableArray<YamlMapping> Read(ValueReader values)
    {
        var objects = ImmutableArray.CreateBuilder<YamlMapping>();
        while (values.TryNext(out var value))
        {
            if (value is null or YamlNull)
            {
                continue;
            }

            var mapping = RenderedObject.Of(value);
            if (mapping["items"] is YamlSequence items)
            {
                AddItems(objects, items);
            }
            else if (IsPublishable(mapping))
            {
                objects.Add(mapping);
            }
        }

        return objects.ToImmutable();
    }

    private static void AddItems(ImmutableArray<YamlMapping>.Builder objects, YamlSequence items)
    {
        foreach (var item in items.Items)
        {
            objects.Add(item as YamlMapping ?? throw new YamlException(item.Span, "items must be a list of objects"));
        }
    }

    private static bool IsPublishable(YamlMapping mapping)
    {
        string apiVersion = RenderedObject.Text(mapping, "apiVersion");
        bool isNamed = mapping["metadata"] is YamlMapping metadata && RenderedObject.Text(metadata, "name").Length > 0;
        bool isKustomizeFile = string.Equals(RenderedObject.Text(mapping, "kind"), "Kustomization", StringComparison.OrdinalIgnoreCase)
            && apiVersion.StartsWith("kustomize.config.k8s.io/", StringComparison.Ordinal);
        return isNamed && apiVersion.Length > 0 && !isKustomizeFile;
    }
}
