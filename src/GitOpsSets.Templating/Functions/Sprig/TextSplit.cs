using GitOpsSets.Templating.Limits;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>Splits text as Go's <c>strings.SplitN</c> does.</summary>
internal static class TextSplit
{
    /// <summary>The parts between separators.</summary>
    /// <param name="budget">Charged for every part.</param>
    /// <param name="text">What to split.</param>
    /// <param name="separator">Empty splits into characters.</param>
    /// <param name="most">How many parts at most, the last being the rest; all when negative, none when 0.</param>
    public static List<string> Split(Budget budget, string text, string separator, long most = -1)
    {
        var parts = new List<string>();
        int start = 0;
        while (most != 0 && (separator.Length > 0 || start < text.Length))
        {
            budget.Charge();
            int end = most > 0 && parts.Count == most - 1 ? -1 : Find(text, separator, start);
            if (end < 0)
            {
                parts.Add(text[start..]);
                break;
            }

            parts.Add(text[start..end]);
            start = end + separator.Length;
        }

        return parts;
    }

    /// <summary>The characters of a text, each as a text.</summary>
    public static IEnumerable<string> Characters(string text)
    {
        for (int i = 0; i < text.Length;)
        {
            GoCharacters.At(text, i, out int length);
            yield return text.Substring(i, length);
            i += length;
        }
    }

    private static int Find(string text, string separator, int start)
    {
        if (separator.Length > 0)
        {
            return text.IndexOf(separator, start, StringComparison.Ordinal);
        }

        GoCharacters.At(text, start, out int length);
        return start + length;
    }
}
