using System.Text;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>Finds words in identifiers and joins them anew. The behaviour is that of xstrings 1.5.</summary>
internal static class WordCase
{
    /// <summary>Joins words, each with a capital; separators at the start and doubled ones stay.</summary>
    public static string Pascal(string text)
    {
        int[] points = GoCharacters.Of(text).Select(GoCharacters.Rune).ToArray();
        var output = new StringBuilder(text.Length);
        int start = 0;
        while (start < points.Length && Word.IsConnector(points[start]))
        {
            GoCharacters.Append(output, points[start++]);
        }

        // A text of separators only gets its last one twice.
        if (start == points.Length)
        {
            GoCharacters.Append(output, points.Length > 0 ? points[^1] : 0);
            return points.Length > 0 ? output.ToString() : "";
        }

        bool inCapitals = GoCharacters.IsUpper(points[start]);
        int previous = GoCharacters.ToUpper(points[start]);
        foreach (int next in points.AsSpan(start + 1))
        {
            int current = next;
            if (!Word.IsConnector(previous))
            {
                inCapitals = inCapitals && GoCharacters.IsUpper(current);
                current = inCapitals ? GoCharacters.ToLower(current) : current;
                GoCharacters.Append(output, previous);
            }
            else if (Word.IsConnector(current))
            {
                GoCharacters.Append(output, previous);
            }
            else
            {
                inCapitals = GoCharacters.IsUpper(current);
                current = GoCharacters.ToUpper(current);
            }

            previous = current;
        }

        GoCharacters.Append(output, previous);
        return output.ToString();
    }

    /// <summary>Joins small words with a character; it replaces separators one by one.</summary>
    public static string Joined(string text, char connector)
    {
        var words = Word.Of(GoCharacters.Of(text)).ToArray();
        var output = new StringBuilder(text.Length + 16);
        int i = 0;
        while (i < words.Length - 1)
        {
            var word = words[i++];
            word.AppendSmall(output, connector);
            switch (word.Kind)
            {
                case WordKind.Number:
                    i = AppendRun(output, words, i, connector);
                    break;
                case WordKind.Connector or WordKind.Punctuation:
                    break;
                default:
                    i = AppendAfterLetters(output, words, i, connector);
                    break;
            }
        }

        if (i < words.Length)
        {
            words[i].AppendSmall(output, connector);
        }

        return output.ToString();
    }

    // Letters or other characters come before words[i]. A number belongs to them (model3_b), unless small letters follow it (http_2xx).
    private static int AppendAfterLetters(StringBuilder output, Word[] words, int i, char connector)
    {
        if (words[i].Kind != WordKind.Number)
        {
            Separate(output, words[i].Kind, connector);
            return i;
        }

        if (i + 1 == words.Length)
        {
            return i;
        }

        if (words[i + 1].Kind != WordKind.Small)
        {
            words[i].AppendSmall(output, connector);
            Separate(output, words[i + 1].Kind, connector);
            return i + 1;
        }

        output.Append(connector);
        words[i].AppendSmall(output, connector);
        return AppendRun(output, words, i + 1, connector);
    }

    // Small letters and numbers in a row stay together.
    private static int AppendRun(StringBuilder output, Word[] words, int i, char connector)
    {
        while (i < words.Length && words[i].Kind is WordKind.Small or WordKind.Number)
        {
            words[i++].AppendSmall(output, connector);
        }

        if (i < words.Length && words[i].Kind != WordKind.Invalid)
        {
            Separate(output, words[i].Kind, connector);
        }

        return i;
    }

    private static void Separate(StringBuilder output, WordKind next, char connector)
    {
        if (next is not (WordKind.Connector or WordKind.Punctuation))
        {
            output.Append(connector);
        }
    }
}
