using System.Globalization;
using System.Text;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Action.Ci;

/// <summary>Makes any text harmless in a log: terminals and CI hosts read commands from what programs print.</summary>
internal static class InertText
{
    /// <summary>
    /// Text for one or more log lines: control characters (but line ends) are written as <c>\u001b</c>, a workflow command at the start of a line
    /// and a logging command anywhere get a backslash in their middle.
    /// </summary>
    public static string Lines(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Line));

    /// <summary>The same on a single line.</summary>
    public static string Line(string text)
    {
        string plain = Escape(text)
            .Replace("##[", "##\\[", StringComparison.Ordinal)
            .Replace("##vso[", "##vso\\[", StringComparison.OrdinalIgnoreCase);
        string start = plain.TrimStart();
        return start.StartsWith("::", StringComparison.Ordinal) ? $"{plain[..^start.Length]}\\{start}" : plain;
    }

    /// <summary>
    /// The YAML of a document, for a log that a CI host reads: where a line of it would be a command, the document is written as JSON, which is YAML as well and
    /// means the same.
    /// </summary>
    public static string Yaml(YamlNode document)
    {
        string yaml = YamlEmitter.Emit(document);
        if (!yaml.Split('\n').Any(IsCommand))
        {
            return yaml;
        }

        try
        {
            return $"{Json(JsonWriter.Write(document))}\n";
        }
        catch (YamlException)
        {
            return Lines(yaml); // JSON has no word for a number without end
        }
    }

    /// <summary>The same JSON, harmless in a log: what is unsafe in its texts is written as JSON escapes.</summary>
    public static string Json(string json) => Escape(json).Replace("##", "#\\u0023", StringComparison.Ordinal);

    private static bool IsCommand(string line) => line.Contains("##[", StringComparison.Ordinal)
        || line.Contains("##vso[", StringComparison.OrdinalIgnoreCase)
        || line.TrimStart().StartsWith("::", StringComparison.Ordinal);

    private static string Escape(string text)
    {
        if (text.All(static character => !IsUnsafe(character)))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        foreach (char character in text)
        {
            escaped.Append(IsUnsafe(character) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}") : character.ToString());
        }

        return escaped.ToString();
    }

    // format characters include those that reverse the direction of what follows
    private static bool IsUnsafe(char character) => character != '\t'
        && char.GetUnicodeCategory(character)
            is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
