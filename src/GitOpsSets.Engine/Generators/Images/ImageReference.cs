using System.Buffers;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Generators.Images;

/// <summary>An image as an ImagePolicy's status names it.</summary>
/// <param name="Name">The repository, as written.</param>
/// <param name="Tag">Never null; empty where none is written.</param>
/// <param name="Digest">Empty for none.</param>
internal sealed record ImageReference(string Name, string Tag, string Digest)
{
    private const int MaxTagLength = 128;
    private const int MaxRepositoryLength = 255;

    private static readonly SearchValues<char> TagCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");
    private static readonly SearchValues<char> RepositoryCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_-./");

    /// <summary>With the registry that a short name implies, as container tools spell it out.</summary>
    public string NormalizedRepository
    {
        get
        {
            var (registry, path) = Split();
            return registry is "" or "docker.io" or "index.docker.io" ? $"index.docker.io/{(path.Contains('/', StringComparison.Ordinal) ? path : "library/" + path)}" : $"{registry}/{path}";
        }
    }

    /// <summary>Reads the current form of a status field (an object), or the former one (a text); null when neither is there.</summary>
    public static ImageReference? OfStatus(YamlMapping? status, string field, string formerField)
    {
        if (status?[field] is YamlMapping parts)
        {
            return new ImageReference(Text(parts, "name"), Text(parts, "tag"), Text(parts, "digest"));
        }

        return status?[formerField] is YamlString { Value: { Length: > 0 } text } ? Parse(text) : null;
    }

    /// <summary>Reads the text form; without a tag it means <c>latest</c>.</summary>
    public static ImageReference Parse(string text)
    {
        int digest = text.IndexOf('@', StringComparison.Ordinal);
        string tagged = digest < 0 ? text : text[..digest];
        int colon = tagged.LastIndexOf(':');
        bool hasTag = colon > tagged.LastIndexOf('/');
        return new ImageReference(hasTag ? tagged[..colon] : tagged, hasTag ? tagged[(colon + 1)..] : "latest", digest < 0 ? "" : text[(digest + 1)..]);
    }

    /// <summary>Why registries would refuse it, or null when they would not.</summary>
    public string? Refuse()
    {
        var (_, path) = Split();
        if (Name.Length == 0)
        {
            return "it has no name";
        }

        if (Tag.Length is 0 or > MaxTagLength || Tag.AsSpan().ContainsAnyExcept(TagCharacters))
        {
            return "a tag has 1 to 128 letters, digits, '_', '-' and '.'";
        }

        return path.Length is < 2 or > MaxRepositoryLength || path.AsSpan().ContainsAnyExcept(RepositoryCharacters)
            ? "a repository has 2 to 255 lower-case letters, digits, '_', '-', '.' and '/'"
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}:{Tag}{(Digest.Length == 0 ? "" : "@" + Digest)}";

    private static string Text(YamlMapping parts, string field) => (parts[field] as YamlString)?.Value ?? "";

    private (string Registry, string Path) Split()
    {
        int slash = Name.IndexOf('/', StringComparison.Ordinal);
        string first = slash < 0 ? "" : Name[..slash];
        return first.Contains('.', StringComparison.Ordinal) || first.Contains(':', StringComparison.Ordinal) || first == "localhost"
            ? (first, Name[(slash + 1)..])
            : ("", Name);
    }
}
