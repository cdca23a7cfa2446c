using System.Collections.Immutable;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Rendering.Decoding;

/// <summary>Reads what a template of a GitOpsSet rendered, as the GitOpsSets controller does (<c>templates.Render</c>).</summary>
public static class GitOpsSetDocuments
{
    /// <summary>How far the reader of GitOpsSets looks for the brace that makes a text JSON.</summary>
    internal const int LookAhead = 100;
    private const string ListSuffix = "List";

    /// <summary>
    /// The objects of a rendered text. Every document must be one: an empty document is an error. A document with <c>items</c> stays one object, whose items get its kind and apiVersion
    /// where they have neither; <c>status</c> is taken out; neither names nor an apiVersion are asked for.
    /// </summary>
    /// <param name="text">The rendered text.</param>
    /// <param name="file">The name that spans and messages give it.</param>
    /// <param name="limits">What is too much, for each document.</param>
    /// <param name="duplicates">Takes the keys that stand twice in one mapping; null when nobody asks.</param>
    /// <returns>The objects in order; none for an empty text. Their numbers are <c>int64</c> or <c>float64</c>.</returns>
    /// <exception cref="YamlException">The text cannot be read, or a document is no object with a kind. The place is the line of the rendered text.</exception>
    public static ImmutableArray<YamlMapping> Read(string text, string file, YamlLimits limits, ICollection<YamlDuplicateKey>? duplicates = null) =>
        Read(new RenderedValues(text, file, limits, LookAhead, duplicates), file);

    /// <summary>The objects among these values.</summary>
    internal static ImmutableArray<YamlMapping> Read(ValueReader values, string file)
    {
        var objects = ImmutableArray.CreateBuilder<YamlMapping>();
        while (values.TryNext(out var value))
        {
            if (value is null or YamlNull)
            {
                throw new YamlException(new SourceSpan(file, values.Line, 1), "a document of the rendered text is empty: each must have an object, and nothing but comments may stand before the first ---");
            }

            var mapping = RenderedObject.Of(value);
            objects.Add(WithItems(mapping).Without("status"));
        }

        return objects.ToImmutable();
    }

    private static YamlMapping WithItems(YamlMapping list)
    {
        switch (list["items"])
        {
            case null:
                return list;
            case YamlNull nothing:
                return list.With("items", new YamlSequence([], nothing.Span));
            case YamlSequence items:
                return list.With("items", new YamlSequence([.. items.Items.Select(item => WithKind(item, list))], items.Span));
            case var other:
                throw new YamlException(other.Span, "items must be a list of objects");
        }
    }

    private static YamlMapping WithKind(YamlNode item, YamlMapping list)
    {
        var mapping = item switch
        {
            YamlMapping value => value,
            YamlNull => YamlMapping.Empty,
            _ => throw new YamlException(item.Span, "items must be a list of objects"),
        };
        if (RenderedObject.Text(mapping, "kind").Length > 0 || RenderedObject.Text(mapping, "apiVersion").Length > 0)
        {
            return mapping;
        }

        string kind = RenderedObject.Text(list, "kind");
        string itemKind = kind.EndsWith(ListSuffix, StringComparison.Ordinal) ? kind[..^ListSuffix.Length] : kind;
        return mapping.With("kind", new YamlString(itemKind)).With("apiVersion", new YamlString(RenderedObject.Text(list, "apiVersion")));
    }
}
