using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Definitions.Substitution;

/// <summary>Gives the values of a rewritten text the places of the file it was written from, and numbers the form in which Go holds them.</summary>
/// <param name="lines">Where each line of the text came from. Substitution adds and removes lines only inside of default words; the nearest line counts then.</param>
/// <param name="whole">Where the object stands: for lines of unknown origin.</param>
internal sealed class OriginalPlaces(ImmutableArray<SourceSpan> lines, SourceSpan whole)
{
    private const double FirstWithExponent = 1e21;

    // Beyond this an integer of YAML cannot be held; Go keeps such numbers as floats.
    private const double FirstBeyondInteger = 18446744073709551616.0;

    /// <summary>The place in the file for a place in the text.</summary>
    public SourceSpan Of(SourceSpan span)
    {
        if (lines.IsEmpty || span.Line < 1)
        {
            return whole;
        }

        var origin = lines[Math.Min(span.Line, lines.Length) - 1];
        return origin == default ? whole : origin;
    }

    /// <summary>The same mapping with places of the file.</summary>
    public YamlMapping Relocate(YamlMapping mapping) =>
        new([.. mapping.Entries.Select(entry => new YamlEntry(entry.Key, Of(entry.KeySpan), Relocate(entry.Value)))], Of(mapping.Span));

    private YamlNode Relocate(YamlNode node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return node switch
        {
            YamlMapping mapping => Relocate(mapping),
            YamlSequence sequence => new YamlSequence([.. sequence.Items.Select(Relocate)], Of(sequence.Span)),
            YamlString text => Relocate(text),
            YamlInteger integer => Number((double)integer.Value, Of(integer.Span)),
            YamlFloat number => Number(number.Value, Of(number.Span)),
            YamlBoolean boolean => new YamlBoolean(boolean.Value, Of(boolean.Span)),
            _ => new YamlNull(Of(node.Span)),
        };
    }

    private static YamlNode Number(double value, SourceSpan place) =>
        double.IsInteger(value) && Math.Abs(value) < Math.Min(FirstWithExponent, FirstBeyondInteger) && value >= long.MinValue
            ? new YamlInteger((Int128)value, place)
            : new YamlFloat(value, place);

    private YamlString Relocate(YamlString text)
    {
        if (text.ContentLine == 0)
        {
            return new YamlString(text.Value, Of(text.Span), text.Style);
        }

        var content = Of(new SourceSpan(text.Span.File, text.ContentLine, 1));
        return new YamlString(text.Value, Of(text.Span), text.Style, content.Line, content.Column - 1);
    }
}
