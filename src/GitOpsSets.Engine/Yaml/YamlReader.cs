using System.Collections.Immutable;
using GitOpsSets.Engine.Yaml.Building;

namespace GitOpsSets.Engine.Yaml;

/// <summary>
/// Reads YAML 1.1, and JSON with it, as the reference engines do: go-yaml v2 under <c>sigs.k8s.io/yaml</c> v1.6. <c>y</c>, <c>on</c> and the like are booleans, <c>012</c> is ten,
/// <c>&lt;&lt;</c> merges where it stands, the last of equal keys wins, and keys become text.
/// </summary>
public static class YamlReader
{
    /// <summary>Reads the first document of a text and looks at nothing after it, as <c>yaml.Unmarshal</c> does.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">Its name, as it shall stand in spans and messages.</param>
    /// <param name="limits">What is too much.</param>
    /// <returns>The value; null when there is no document at all, in an empty text for example.</returns>
    /// <exception cref="YamlException">The text is no YAML, or too much.</exception>
    public static YamlNode? ReadFirst(string text, string file, YamlLimits limits) => ReadFirst(text, file, limits, YamlReading.AsJson, null);

    /// <summary>Reads the first document of a text and looks at nothing after it, as <c>yaml.Unmarshal</c> does.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">Its name, as it shall stand in spans and messages.</param>
    /// <param name="limits">What is too much.</param>
    /// <param name="reading">How numbers are treated.</param>
    /// <param name="duplicates">
    /// Takes the keys that stand twice in one mapping, in the order of the text; null when nobody asks. As in <c>yaml.UnmarshalStrict</c>, keys that only become equal as text
    /// (<c>1</c> and <c>"1"</c>) are none.
    /// </param>
    /// <returns>The value; null when there is no document at all, in an empty text for example.</returns>
    /// <exception cref="YamlException">The text is no YAML, or too much.</exception>
    public static YamlNode? ReadFirst(string text, string file, YamlLimits limits, YamlReading reading, ICollection<YamlDuplicateKey>? duplicates) =>
        new DocumentReader(text, file, limits, reading, duplicates, inPieces: true).ReadFirst();

    /// <summary>Reads the first document of a part of a larger text.</summary>
    internal static YamlNode? ReadPart(string part, int firstLine, string file, YamlLimits limits, YamlReading reading, ICollection<YamlDuplicateKey>? duplicates = null) =>
        new DocumentReader(part, file, limits, reading, duplicates, inPieces: true, 0, firstLine).ReadFirst();

    /// <summary>Reads every document of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">Its name, as it shall stand in spans and messages.</param>
    /// <param name="limits">What is too much, for each document.</param>
    /// <param name="duplicates">Takes the keys that stand twice in one mapping; null when nobody asks.</param>
    /// <returns>The documents in order; none for an empty text.</returns>
    /// <exception cref="YamlException">The text is no YAML, or too much.</exception>
    public static ImmutableArray<YamlDocument> ReadAll(string text, string file, YamlLimits limits, ICollection<YamlDuplicateKey>? duplicates = null)
    {
        var documents = ImmutableArray.CreateBuilder<YamlDocument>();
        var reader = new DocumentReader(text, file, limits, YamlReading.AsJson, duplicates, inPieces: false);
        while (reader.ReadNext() is { } document)
        {
            documents.Add(document);
        }

        return documents.ToImmutable();
    }

    /// <summary>Reads every document of a text that can be read. After an error reading goes on behind the next line that starts with <c>---</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">Its name, as it shall stand in spans and messages.</param>
    /// <param name="limits">What is too much, for each document.</param>
    /// <param name="duplicates">Takes the keys that stand twice in one mapping; null when nobody asks.</param>
    /// <returns>The documents that could be read and one error for each that could not, both in order.</returns>
    public static YamlReadResult ReadAllReadable(string text, string file, YamlLimits limits, ICollection<YamlDuplicateKey>? duplicates = null)
    {
        var documents = ImmutableArray.CreateBuilder<YamlDocument>();
        var errors = ImmutableArray.CreateBuilder<YamlException>();
        var reader = new DocumentReader(text, file, limits, YamlReading.AsJson, duplicates, inPieces: false);
        while (true)
        {
            try
            {
                if (reader.ReadNext() is not { } document)
                {
                    return new YamlReadResult(documents.ToImmutable(), errors.ToImmutable());
                }

                documents.Add(document);
            }
            catch (YamlException error)
            {
                errors.Add(error);
                if (reader.AfterError() is not { } next)
                {
                    return new YamlReadResult(documents.ToImmutable(), errors.ToImmutable());
                }

                reader = next;
            }
        }
    }
}
