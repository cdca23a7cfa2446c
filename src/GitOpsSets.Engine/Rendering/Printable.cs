using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Rendering;

/// <summary>Objects as they can be printed: through JSON, as the reference does before it writes YAML.</summary>
internal static class Printable
{
    /// <summary>The object with its numbers as JSON has them.</summary>
    /// <exception cref="YamlException">It holds a character that YAML cannot.</exception>
    public static YamlMapping Of(YamlMapping document) => (YamlMapping)ThroughJson.Pass(document);
}
