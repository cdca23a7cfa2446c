using System.Collections.Immutable;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Rendering.Decoding;

/// <summary>Gives a rendered object the namespace and the labels of its GitOpsSet, as the GitOpsSets controller does (<c>templates.Render</c>).</summary>
public static class GitOpsSetMetadata
{
    /// <summary>
    /// The object with the set's namespace where it has none (unless its kind is <c>Namespace</c>) and with the labels <c>GROUP/name</c> and <c>GROUP/namespace</c>, over which its own labels
    /// win. As in the controller an object whose <c>metadata</c> is no mapping stays as it is, and one label that is no text loses all of the object's own labels.
    /// </summary>
    /// <param name="rendered">The object.</param>
    /// <param name="group">The API group of the set, <c>sets.gitops.pro</c> for example.</param>
    /// <param name="setName">The set's name.</param>
    /// <param name="setNamespace">The set's namespace; may be empty.</param>
    public static YamlMapping Apply(YamlMapping rendered, string group, string setName, string setNamespace) =>
        Apply(rendered, OwnerLabels(group, setName, setNamespace), setNamespace);

    /// <summary>The labels that every object of a set gets.</summary>
    internal static ImmutableArray<YamlEntry> OwnerLabels(string group, string setName, string setNamespace) =>
    [
        new YamlEntry(group + "/name", default, new YamlString(setName)),
        new YamlEntry(group + "/namespace", default, new YamlString(setNamespace)),
    ];

    /// <summary>The same with labels made once for all objects of the set.</summary>
    internal static YamlMapping Apply(YamlMapping rendered, ImmutableArray<YamlEntry> ownerLabels, string setNamespace)
    {
        if (rendered["metadata"] is not (null or YamlMapping))
        {
            return rendered;
        }

        var metadata = rendered["metadata"] as YamlMapping ?? YamlMapping.Empty;
        if (RenderedObject.Text(rendered, "kind") != "Namespace" && RenderedObject.Text(metadata, "namespace").Length == 0)
        {
            metadata = setNamespace.Length == 0 ? metadata.Without("namespace") : metadata.With("namespace", new YamlString(setNamespace));
        }

        var labels = new YamlMapping(ownerLabels.AddRange(OwnLabels(metadata["labels"])), metadata["labels"]?.Span ?? default);
        return rendered.With("metadata", metadata.With("labels", labels));
    }

    private static ImmutableArray<YamlEntry> OwnLabels(YamlNode? labels)
    {
        if (labels is not YamlMapping mapping || mapping.Entries.Any(static entry => entry.Value is not (YamlString or YamlNull)))
        {
            return [];
        }

        return mapping.Entries.Any(static entry => entry.Value is YamlNull)
            ? [.. mapping.Entries.Select(static entry => entry.Value is YamlNull ? entry with { Value = new YamlString("", entry.Value.Span) } : entry)]
            : mapping.Entries;
    }
}
