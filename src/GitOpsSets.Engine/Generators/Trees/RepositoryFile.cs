using System.Text;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Generators.Trees;

/// <summary>
/// Reads a file of a repository as one element: YAML whatever its name, first document only, a mapping or nothing
/// (specs/gitopsset.md §2.2).
/// </summary>
internal static class RepositoryFile
{
    /// <summary>The element in a file.</summary>
    /// <param name="tree">The files.</param>
    /// <param name="path">As the definition has it; it cannot lead out of the tree.</param>
    /// <param name="maximumBytes">The largest file that is read.</param>
    public static Answer Read(IFileTree tree, string path, int maximumBytes)
    {
        if (!TreePaths.TryJoin(tree, path, out string? joined))
        {
            return new Answer.Invalid("the path leads through too many symbolic links", null);
        }

        switch (tree.Read(joined, maximumBytes))
        {
            case FileReading.TooLarge large:
                return new Answer.Invalid(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the file has {large.Size} bytes; at most {maximumBytes} are read"), null);
            case FileReading.Content content:
                return Parse(content.Bytes, path);
            default:
                return new Answer.Invalid("there is no such file", null);
        }
    }

    private static Answer Parse(ReadOnlyMemory<byte> bytes, string path)
    {
        try
        {
            return YamlReader.ReadFirst(YamlText.Decode(bytes.Span, path), path, YamlLimits.Default) switch
            {
                null or YamlNull => new Answer.Element(YamlMapping.Empty),
                YamlMapping mapping => new Answer.Element(mapping),
                var other => new Answer.Invalid("the file must hold a mapping", other.Span),
            };
        }
        catch (YamlException exception)
        {
            return new Answer.Invalid(exception.Message, exception.At);
        }
    }

    /// <summary>What came of reading a file.</summary>
    internal abstract record Answer
    {
        private Answer()
        {
        }

        /// <summary>The values of an element.</summary>
        internal sealed record Element(YamlMapping Values) : Answer;

        /// <summary>No element.</summary>
        /// <param name="Reason">Why.</param>
        /// <param name="At">Where in the file; null when the file itself is the trouble.</param>
        internal sealed record Invalid(string Reason, SourceSpan? At) : Answer;
    }
}
