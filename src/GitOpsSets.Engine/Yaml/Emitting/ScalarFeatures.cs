using System.Buffers;
using GitOpsSets.Engine.Yaml.Scanning;

namespace GitOpsSets.Engine.Yaml.Emitting;

/// <summary>What stands in a text that forbids one style or another (<c>yaml_emitter_analyze_scalar</c>).</summary>
/// <param name="PlainAllowed">It can stand without quotes in a block.</param>
/// <param name="SingleQuotedAllowed">It can stand in single quotes.</param>
/// <param name="BlockAllowed">It can stand as a literal block.</param>
/// <param name="HasBreaks">It has line breaks, those of YAML 1.1 included.</param>
internal readonly record struct ScalarFeatures(bool PlainAllowed, bool SingleQuotedAllowed, bool BlockAllowed, bool HasBreaks)
{
    private static readonly SearchValues<char> Simple = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_/.-+=()$;~");

    public static ScalarFeatures Of(string text)
    {
        if (text.Length == 0)
        {
            return new ScalarFeatures(true, true, false, false);
        }

        bool isMarker = text.StartsWith("---", StringComparison.Ordinal) || text.StartsWith("...", StringComparison.Ordinal);
        if (!isMarker && text[0] is not '-' && !text.AsSpan().ContainsAnyExcept(Simple))
        {
            return new ScalarFeatures(true, true, true, false);
        }

        return Analyze(text, isMarker);
    }

    private static ScalarFeatures Analyze(string text, bool hasIndicator)
    {
        bool special = false, breaks = false, spaceBreak = false, breakSpace = false, previousSpace = false, previousBreak = false, afterBlank = true;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool beforeBlank = i + 1 >= text.Length || Characters.IsBlank(text[i + 1]);
            hasIndicator |= i == 0 ? IsFirstIndicator(c, beforeBlank) : (c == ':' && beforeBlank) || (c == '#' && afterBlank);
            special |= !IsPrintable(c);
            bool isBreak = Characters.IsBreak(c);
            breakSpace |= c == ' ' && previousBreak;
            spaceBreak |= isBreak && previousSpace;
            breaks |= isBreak;
            previousSpace = c == ' ';
            previousBreak = isBreak;
            afterBlank = Characters.IsBlankBreakOrEnd(c);
        }

        bool edgeSpace = text[0] == ' ' || text[^1] == ' ';
        return new ScalarFeatures(
            !(hasIndicator || special || breaks || edgeSpace),
            !(special || spaceBreak || breakSpace),
            !(special || spaceBreak || text[^1] == ' '),
            breaks);
    }

    private static bool IsFirstIndicator(char c, bool beforeBlank) => c switch
    {
        '#' or ',' or '[' or ']' or '{' or '}' or '&' or '*' or '!' or '|' or '>' or '\'' or '"' or '%' or '@' or '`' => true,
        '?' or ':' or '-' => beforeBlank,
        _ => false,
    };

    /// <summary>libyaml's <c>is_printable</c> as go-yaml has it: no tab, no <c>U+0085</c>, nothing beyond the basic plane.</summary>
    public static bool IsPrintable(char c) => c is '\n' or (>= ' ' and <= '~') or (>= '\u00A0' and <= '\uD7FF') or (>= '\uE000' and <= '\uFFFD' and not '\uFEFF');
}
