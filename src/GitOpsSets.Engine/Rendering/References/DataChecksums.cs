using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Rendering.References;

/// <summary>The annotation <c>checksumFrom</c>: beside it, wherever in an object it stands, goes a digest of the data it names, so that the object changes when they do (specs/resourceset.md §6.3).</summary>
/// <param name="rendered">The objects of the same set, which come before others; the last of two with one name counts.</param>
/// <param name="find">Finds the others.</param>
internal sealed class DataChecksums(IEnumerable<YamlMapping> rendered, SourceLookup find)
{
    private static readonly byte[] Separator = [0];

    private readonly Dictionary<(string, string, string), YamlMapping> _rendered = Index(rendered);
    private readonly SortedSet<string> _external = new(StringComparer.Ordinal);

    /// <summary>What was found outside the set so far, as <c>Kind/namespace/name</c>.</summary>
    public ImmutableArray<string> External => [.. _external];

    /// <summary>The object with its digests.</summary>
    /// <exception cref="ReferenceException">An annotation is wrong, or names what is not here.</exception>
    public YamlMapping Apply(YamlMapping document) => (YamlMapping)Visit(document);

    private static Dictionary<(string, string, string), YamlMapping> Index(IEnumerable<YamlMapping> rendered)
    {
        var index = new Dictionary<(string, string, string), YamlMapping>();
        foreach (var document in rendered)
        {
            var identity = ObjectIdentity.Of(document);
            index[(identity.Kind, identity.Namespace, identity.Name)] = document;
        }

        return index;
    }

    // Documents are as deep as the reader lets them be.
    private YamlNode Visit(YamlNode node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return node switch
        {
            YamlSequence list => new YamlSequence([.. list.Items.Select(Visit)], list.Span),
            YamlMapping map => WithChecksum(YamlMapping.OfUnique([.. map.Entries.Select(entry => entry with { Value = Visit(entry.Value) })], map.Span)),
            _ => node,
        };
    }

    private YamlMapping WithChecksum(YamlMapping map)
    {
        if (map["metadata"] is not YamlMapping metadata || metadata["annotations"] is not YamlMapping annotations || annotations[SourceName.ChecksumFrom] is not YamlString { Value.Length: > 0 } references)
        {
            return map;
        }

        return map.With("metadata", metadata.With("annotations", annotations.With(SourceName.Checksum, new YamlString(Digest(references.Value)))));
    }

    private string Digest(string references)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string reference in references.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            Append(hash, GoText.ToUtf8(reference));
            foreach (var (key, value) in Data(reference))
            {
                Append(hash, GoText.ToUtf8(key));
                Append(hash, value);
            }
        }

        return "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, byte[] bytes)
    {
        hash.AppendData(bytes);
        hash.AppendData(Separator);
    }

    private SortedDictionary<string, byte[]> Data(string reference)
    {
        if (reference.Split('/') is not [{ Length: > 0 } kind, { Length: > 0 } namespaceName, { Length: > 0 } name])
        {
            throw new ReferenceException($"'{reference}' in the annotation {SourceName.ChecksumFrom} must be written as Kind/namespace/name");
        }

        if (kind is not ("ConfigMap" or "Secret"))
        {
            throw new ReferenceException($"'{reference}' in the annotation {SourceName.ChecksumFrom}: only ConfigMap and Secret can be named");
        }

        if (!_rendered.TryGetValue((kind, namespaceName, name), out var source))
        {
            source = find(kind, namespaceName, name) ?? throw ReferenceException.Missing(reference);
            _external.Add(reference);
        }

        return kind == "Secret" ? SourceData.OfSecret(source) : SourceData.OfConfigMap(source);
    }
}
