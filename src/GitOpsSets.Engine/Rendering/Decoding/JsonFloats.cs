using System.Runtime.CompilerServices;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Engine.Yaml.Building;

namespace GitOpsSets.Engine.Rendering.Decoding;

/// <summary>Turns whole floats of a JSON value into integers, which is what they are written as; the negative zero stays a float.</summary>
internal static class JsonFloats
{
    // Loops instead of queries: a value may be nested as deep as the stack allows.
    public static YamlNode Whole(YamlNode node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (node)
        {
            case YamlFloat number:
                return JsonNumbers.TryInteger(number.Value, out var integer) ? new YamlInteger(integer, number.Span) : number;
            case YamlSequence sequence:
                var items = new YamlNode[sequence.Items.Length];
                for (int i = 0; i < items.Length; i++)
                {
                    items[i] = Whole(sequence.Items[i]);
                }

                return new YamlSequence([.. items], sequence.Span);
            case YamlMapping mapping:
                var entries = new YamlEntry[mapping.Entries.Length];
                for (int i = 0; i < entries.Length; i++)
                {
                    entries[i] = mapping.Entries[i] with { Value = Whole(mapping.Entries[i].Value) };
                }

                return YamlMapping.OfUnique([.. entries], mapping.Span);
            default:
                return node;
        }
    }
}
