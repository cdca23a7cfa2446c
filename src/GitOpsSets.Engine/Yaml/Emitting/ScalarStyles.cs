using GitOpsSets.Engine.Yaml.Building;

namespace GitOpsSets.Engine.Yaml.Emitting;

/// <summary>Decides how go-yaml writes a text (<c>encode.go</c>, <c>emitterc.go</c>).</summary>
internal static class ScalarStyles
{
    /// <summary>The style of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isSimpleKey">It is written as a key on one line.</param>
    public static YamlScalarStyle Of(string text, bool isSimpleKey)
    {
        var features = ScalarFeatures.Of(text);
        bool isMultiline = text.Contains('\n', StringComparison.Ordinal);
        if (isMultiline)
        {
            return features.BlockAllowed && !isSimpleKey ? YamlScalarStyle.Literal : YamlScalarStyle.DoubleQuoted;
        }

        if ((isSimpleKey && features.HasBreaks) || ReadsAsOther(text) || !features.SingleQuotedAllowed)
        {
            return YamlScalarStyle.DoubleQuoted;
        }

        return features.PlainAllowed ? YamlScalarStyle.Plain : YamlScalarStyle.SingleQuoted;
    }

    /// <summary>The text without quotes would be read as a number, a boolean, nothing, a date, or a base-60 number.</summary>
    private static bool ReadsAsOther(string text)
    {
        if (text.Length == 0)
        {
            return true;
        }

        char first = text[0];
        bool isNumberLike = char.IsAsciiDigit(first) || first is '+' or '-';
        return PlainScalars.Resolve(text, out _, out _) != ScalarKind.Text || (isNumberLike && (Timestamps.IsTimestamp(text) || IsBase60(text)));
    }

    /// <summary><c>^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?$</c>.</summary>
    private static bool IsBase60(ReadOnlySpan<char> text)
    {
        int i = text[0] is '+' or '-' ? 1 : 0;
        if (i == text.Length || !char.IsAsciiDigit(text[i]))
        {
            return false;
        }

        i = SkipDigitsAndUnderscores(text, i);
        int groups = 0;
        while (i < text.Length && text[i] == ':')
        {
            int from = ++i;
            while (i < text.Length && char.IsAsciiDigit(text[i]) && i - from < 2)
            {
                i++;
            }

            if (i == from || (i - from == 2 && text[from] > '5'))
            {
                return false;
            }

            groups++;
        }

        if (i < text.Length && text[i] == '.')
        {
            i = SkipDigitsAndUnderscores(text, i + 1);
        }

        return groups > 0 && i == text.Length;
    }

    private static int SkipDigitsAndUnderscores(ReadOnlySpan<char> text, int i)
    {
        while (i < text.Length && (char.IsAsciiDigit(text[i]) || text[i] == '_'))
        {
            i++;
        }

        return i;
    }
}
