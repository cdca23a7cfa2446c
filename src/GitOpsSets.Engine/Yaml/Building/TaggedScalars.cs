using System.Buffers;
using System.Text;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Yaml.Building;

/// <summary>Makes values of texts that carry a tag.</summary>
internal static class TaggedScalars
{
    /// <summary>The value of a text under a tag. Tags that go-yaml does not know, and <c>!</c> alone, make it text.</summary>
    /// <exception cref="YamlException">The tag and the text contradict each other.</exception>
    public static YamlNode Resolve(string text, string tag, SourceSpan span, Func<string, YamlNode> asText)
    {
        switch (tag)
        {
            case Tags.Binary:
                return asText(DecodeBase64(text, span));
            case Tags.Boolean or Tags.Integer or Tags.Float or Tags.Null or Tags.Timestamp:
                break;
            default:
                return asText(text);
        }

        var kind = PlainScalars.Resolve(text, out var integer, out double number);
        return (tag, kind) switch
        {
            (Tags.Boolean, ScalarKind.True) => new YamlBoolean(true, span),
            (Tags.Boolean, ScalarKind.False) => new YamlBoolean(false, span),
            (Tags.Integer, ScalarKind.Integer) => new YamlInteger(integer, span),
            (Tags.Float, ScalarKind.Float) => new YamlFloat(number, span),
            (Tags.Float, ScalarKind.Integer) when integer <= long.MaxValue => new YamlFloat((double)integer, span),
            (Tags.Null, ScalarKind.Null) => new YamlNull(span),
            (Tags.Timestamp, ScalarKind.Text) when Timestamps.IsTimestamp(text) => asText(text),
            _ => throw new YamlException(span, $"'{text}' does not fit its tag {Tags.Short(tag)}"),
        };
    }

    private static string DecodeBase64(string text, SourceSpan span)
    {
        string packed = text.ReplaceLineEndings("").Replace("\r", "", StringComparison.Ordinal);
        byte[] bytes = new byte[(packed.Length / 4 * 3) + 3];
        if (packed.AsSpan().ContainsAny(" \t\f\v") || !Convert.TryFromBase64String(packed, bytes, out int count))
        {
            throw new YamlException(span, "the text is not base64, as its tag !!binary says");
        }

        return DecodeUtf8(bytes.AsSpan(0, count));
    }

    /// <summary>As Go writes bytes into JSON: a replacement character for each byte that is not UTF-8.</summary>
    private static string DecodeUtf8(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out int used) == OperationStatus.Done)
            {
                text.Append(rune.ToString());
            }
            else
            {
                text.Append('\uFFFD', used);
            }

            bytes = bytes[used..];
        }

        return text.ToString();
    }
}
