using System.Globalization;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators.Trees;

/// <summary>The <c>files</c> mode of the gitRepository and ociRepository generators: one file, one element.</summary>
internal static class RepositoryFile
{
    /// <summary>The largest file that is read.</summary>
    public const int MaximumBytes = 1024 * 1024;

    /// <summary>
    /// Reads a file as an element. It is YAML 1.1 whatever its name, JSON being nearly a part of that; only its first document counts, and
    /// nothing in it is an empty element.
    /// </summary>
    /// <param name="tree">The files.</param>
    /// <param name="path">As written; it cannot leave the root. It is no pattern.</param>
    /// <returns>A map of the caller's own; all numbers are <c>float64</c>.</returns>
    /// <exception cref="YamlException">There is no such file, it is too large, or it is no mapping. The place is in that file.</exception>
    public static TemplateMap Read(IFileTree tree, string path)
    {
        if (!TreePaths.TryJoin(tree, path, out string? joined))
        {
            throw Error(path, "the path leads through too many symbolic links");
        }

        switch (tree.Read(joined, MaximumBytes))
        {
            case FileReading.Content content:
                return Element(content.Bytes, path);
            case FileReading.TooLarge large:
                throw Error(path, string.Create(CultureInfo.InvariantCulture, $"the file has {large.Size} bytes; at most {MaximumBytes} are read"));
            default:
                throw Error(path, tree.Find(joined) is null ? "there is no such file" : "this is no file");
        }
    }

    private static TemplateMap Element(ReadOnlyMemory<byte> bytes, string path) =>
        YamlReader.ReadFirst(YamlText.Decode(bytes.Span, path), path, YamlLimits.Source) switch
        {
            null or YamlNull => new TemplateMap(),
            YamlMapping mapping => ElementValues.MapOf(mapping, JsonNumberModel.Float64),
            var other => throw new YamlException(other.Span, "the file holds a list or a single value; an element is a mapping"),
        };

    private static YamlException Error(string path, string message) => new(new Templating.SourceSpan(path, 1, 1), message);
}
