using GitOpsSets.Engine.Yaml.Building;

namespace GitOpsSets.Engine.Yaml;

/// <summary>Reads JSON as Go's <c>encoding/json</c> does: strictly, the last of equal keys wins, half a surrogate pair becomes U+FFFD.</summary>
public static class JsonReader
{
    /// <summary>Reads a text that is one JSON value.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">Its name, as it shall stand in spans and messages.</param>
    /// <param name="limits">What is too much.</param>
    /// <param name="numbers">What numbers become.</param>
    /// <exception cref="YamlException">The text is no JSON, more than one value, or too much.</exception>
    public static YamlNode Read(string text, string file, YamlLimits limits, JsonNumberModel numbers)
    {
        var parser = new JsonParser(text, file, limits, numbers);
        var node = parser.ReadValue();
        return parser.AtEnd() ? node : throw parser.Error("text follows the JSON value");
    }
}
