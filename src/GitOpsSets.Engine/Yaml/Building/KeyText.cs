using System.Globalization;
using GitOpsSets.Engine.Yaml.Emitting;

namespace GitOpsSets.Engine.Yaml.Building;

/// <summary>The text that a key becomes: JSON knows no other keys.</summary>
internal static class KeyText
{
    /// <summary>The text of a key.</summary>
    /// <exception cref="YamlException">The key is nothing, or a list or mapping.</exception>
    public static string Of(YamlNode key) => key switch
    {
        YamlString text => text.Value,
        YamlBoolean boolean => boolean.Value ? "true" : "false",
        YamlInteger integer when integer.TryGetInt64(out long small) => small.ToString(CultureInfo.InvariantCulture),
        YamlInteger integer => throw new YamlException(key.Span, $"the key {integer.Value.ToString(CultureInfo.InvariantCulture)} is too large a number: put it into quotes"),
        YamlFloat { Value: var number } => double.IsFinite(number) ? GoFloat.Shortest32(number) : double.IsNaN(number) ? ".nan" : number > 0 ? ".inf" : "-.inf",
        YamlNull => throw new YamlException(key.Span, "a key is missing before the colon"),
        _ => throw new YamlException(key.Span, "a key must be text, not a list or a mapping; a template action in braces needs quotes"),
    };
}
