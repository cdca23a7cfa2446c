using GitOpsSets.Engine.Yaml;
using GitOpsSets.Engine.Yaml.Building;

namespace GitOpsSets.Engine.Rendering.Decoding;

/// <summary>Turns whole floats of a JSON value into integers, which is what they are written as; the negative zero stays a float.</summary>
internal static class JsonFloats
{
    public static YamlNode Whole(YamlNode node) => node switch
    {
        YamlFloat number => JsonNumbers.TryInteger(number.Value, out var integer) ? new YamlInteger(integer, number.Span) : number,
        YamlSequence sequence => new YamlSequence([.. sequence.Items.Select(Whole)], sequence.Span),
        YamlMapping mapping => YamlMapping.OfUnique([.. mapping.Entries.Select(entry => entry with { Value = Whole(entry.Value) })], mapping.Span),
        _ => node,
    };
}
