using GitOpsSets.Engine.Yaml.Scanning;
using GitOpsSets.Templating;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GitOpsSets.Engine.Yaml.Building;

/// <summary>Makes the nodes of scalars: what kind each is, and the number that it becomes.</summary>
/// <param name="reading">How numbers and words are treated.</param>
internal sealed class ScalarNodes(YamlReading reading)
{
    /// <summary>Whether a scalar is text beyond doubt, as most keys are: then no node needs to be made of it.</summary>
    /// <param name="scalar">What YamlDotNet read.</param>
    public static bool IsPlainlyText(Scalar scalar) =>
        scalar.Tag.IsEmpty && scalar.Anchor.IsEmpty && (scalar.Style != ScalarStyle.Plain || PlainScalars.Resolve(scalar.Value, out _, out _) == ScalarKind.Text);

    /// <summary>The node of a scalar.</summary>
    /// <param name="scalar">What YamlDotNet read.</param>
    /// <param name="span">Where it stands.</param>
    /// <param name="place">Where its lines stand, if it is a block.</param>
    /// <param name="isKey">Whether it is a key. Keys do not go through JSON: they become text as they are.</param>
    /// <exception cref="YamlException">Its tag does not fit it, or JSON has no such number.</exception>
    public YamlNode Resolve(Scalar scalar, SourceSpan span, BlockScalarPlace place, bool isKey)
    {
        var node = Resolve(scalar, span, place);
        return isKey ? node : ThroughJson(node);
    }

    /// <summary>The node of a text without quotes, tag or anchor that is no key.</summary>
    /// <param name="text">The text.</param>
    /// <param name="span">Where it stands.</param>
    /// <exception cref="YamlException">JSON has no such number.</exception>
    public YamlNode OfPlain(string text, SourceSpan span) => ThroughJson(ResolvePlain(text, span));

    private YamlNode Resolve(Scalar scalar, SourceSpan span, BlockScalarPlace place)
    {
        var style = scalar.Style switch
        {
            ScalarStyle.SingleQuoted => YamlScalarStyle.SingleQuoted,
            ScalarStyle.DoubleQuoted => YamlScalarStyle.DoubleQuoted,
            ScalarStyle.Literal => YamlScalarStyle.Literal,
            ScalarStyle.Folded => YamlScalarStyle.Folded,
            _ => YamlScalarStyle.Plain,
        };
        if (!scalar.Tag.IsEmpty)
        {
            return ResolveTagged(scalar, span, style, place);
        }

        if (style != YamlScalarStyle.Plain)
        {
            return new YamlString(scalar.Value, span, style, place.Line, place.Indent);
        }

        return ResolvePlain(scalar.Value, span);
    }

    private YamlNode ResolvePlain(string text, SourceSpan span) => PlainScalars.Resolve(text, out var integer, out double number) switch
    {
        ScalarKind.Null => new YamlNull(span),
        ScalarKind.True or ScalarKind.False when reading.HasFlag(YamlReading.WordsAsText) && text[0] is not ('t' or 'T' or 'f' or 'F') => new YamlString(text, span),
        ScalarKind.True => new YamlBoolean(true, span),
        ScalarKind.False => new YamlBoolean(false, span),
        ScalarKind.Integer => new YamlInteger(integer, span),
        ScalarKind.Float => new YamlFloat(number, span),
        _ => new YamlString(text, span),
    };

    // Apart, because its closure would be made for every scalar.
    private static YamlNode ResolveTagged(Scalar scalar, SourceSpan span, YamlScalarStyle style, BlockScalarPlace place) =>
        TaggedScalars.Resolve(scalar.Value, scalar.Tag.Value, span, text => new YamlString(text, span, style, place.Line, place.Indent));

    /// <summary>The number that a number becomes on its way through JSON.</summary>
    private YamlNode ThroughJson(YamlNode node)
    {
        bool isObject = reading.HasFlag(YamlReading.ObjectNumbers);
        double number;
        switch (node)
        {
            case YamlFloat value:
                number = value.Value;
                break;
            case YamlInteger value when isObject && value.Value > long.MaxValue:
                number = (double)value.Value;
                node = new YamlFloat(number, node.Span);
                break;
            default:
                return node;
        }

        if (!double.IsFinite(number))
        {
            return reading.HasFlag(YamlReading.KeepNonFinite) ? node : throw new YamlException(node.Span, "infinite numbers and .nan cannot be written as JSON");
        }

        if (isObject && number == 0)
        {
            return new YamlInteger(0, node.Span);
        }

        return !reading.HasFlag(YamlReading.KeepFloats) && JsonNumbers.TryInteger(number, out var integer) ? new YamlInteger(integer, node.Span) : node;
    }
}
