namespace GitOpsSets.Templating;

/// <summary>Finds what a mistyped name may have meant.</summary>
public static class NearestName
{
    private const int LongestName = 64;

    /// <summary>The candidate with the fewest typing mistakes: insertions, omissions, wrong characters, swapped neighbours.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What could have been meant.</param>
    /// <returns>Null when none is near; of equally near ones the first in ordinal order.</returns>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        if (name.Length > LongestName)
        {
            return null;
        }

        string? nearest = null;
        int fewest = Math.Max(1, name.Length / 3) + 1;
        foreach (string candidate in candidates.Where(candidate => candidate.Length <= LongestName && candidate != name).Order(StringComparer.Ordinal))
        {
            int mistakes = string.Equals(name, candidate, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(name, candidate);
            if (mistakes < fewest && mistakes < Math.Max(name.Length, candidate.Length))
            {
                (nearest, fewest) = (candidate, mistakes);
            }
        }

        return nearest;
    }

    private static int Distance(string left, string right)
    {
        int[] beforeLast = new int[right.Length + 1];
        int[] last = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int[] current = new int[right.Length + 1];
            current[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int cost = left[i - 1] == right[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(last[j] + 1, current[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last) = (last, current);
        }

        return last[right.Length];
    }
}
