using GitOpsSets.Engine.Yaml;
using GitOpsSets.Engine.Yaml.Building;

namespace GitOpsSets.Engine.Rendering.Decoding;

/// <summary>
/// Reads the values of a rendered text as Kubernetes does (<c>NewYAMLOrJSONDecoder</c>): as JSON values one after the other where it starts with a brace, else as YAML documents. After at most
/// one JSON value the rest may turn out to be YAML.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="file">Its name for messages.</param>
/// <param name="limits">What is too much, for each value.</param>
/// <param name="lookAhead">How many bytes of white space may stand before the brace.</param>
/// <param name="duplicates">Takes the keys of YAML documents that stand twice in one mapping; null when nobody asks.</param>
internal sealed class RenderedValues(string text, string file, YamlLimits limits, int lookAhead, ICollection<YamlDuplicateKey>? duplicates = null) : ValueReader
{
    /// <summary>How deep Go's <c>encoding/json</c> reads, which every value goes through.</summary>
    private const int MaxJsonDepth = 10_000;

    private readonly YamlLimits _limits = limits with { MaxDepth = Math.Min(limits.MaxDepth, MaxJsonDepth) };
    private JsonParser? _json = StartsWithBrace(text, lookAhead) ? new JsonParser(text, file, limits, JsonNumberModel.Int64OrFloat64) : null;
    private TextSplitter? _parts;
    private int _jsonValues;
    private int _line = 1;

    public override int Line => _line;

    public override bool TryNext(out YamlNode? value)
    {
        if (_json is null)
        {
            return TryNextDocument(out value);
        }

        int position = _json.Position;
        int line = _json.Line;
        if (_json.AtEnd())
        {
            value = null;
            return false;
        }

        try
        {
            value = JsonFloats.Whole(_json.ReadValue());
            _jsonValues++;
            return true;
        }
        catch (YamlException error) when (_jsonValues <= 1)
        {
            _json = null;
            return TryNextAfterJson(position, line, error, out value);
        }
    }

    /// <summary>Whether a text is read as JSON, at first.</summary>
    /// <param name="text">The text.</param>
    /// <param name="lookAhead">How many bytes of white space may stand before the brace.</param>
    public static bool StartsWithBrace(string text, int lookAhead)
    {
        int bytes = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > lookAhead || !System.Text.Rune.IsWhiteSpace(rune))
            {
                return bytes <= lookAhead && rune.Value == '{';
            }
        }

        return false;
    }

    /// <summary>Goes over to YAML. White space up to the end of the line belongs to the JSON value before.</summary>
    private bool TryNextAfterJson(int position, int line, YamlException jsonError, out YamlNode? value)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            if (text[position++] == '\n')
            {
                line++;
                break;
            }
        }

        _parts = new TextSplitter(text, file, position, line);
        try
        {
            return TryNextDocument(out value);
        }
        catch (YamlException)
        {
            throw jsonError;
        }
    }

    private bool TryNextDocument(out YamlNode? value)
    {
        _parts ??= new TextSplitter(text, file);
        if (!_parts.TryNext(out var part))
        {
            value = null;
            return false;
        }

        _line = part.FirstLine;
        value = YamlReader.ReadPart(part.Text, part.FirstLine, file, _limits, YamlReading.ObjectNumbers, duplicates);
        return true;
    }
}
