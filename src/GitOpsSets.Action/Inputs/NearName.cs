namespace GitOpsSets.Action.Inputs;

/// <summary>Finds what somebody may have meant.</summary>
internal static class NearName
{
    private const int MaxLength = 64;

    /// <summary>The nearest candidate, when at most a third of the name differs from it; null otherwise.</summary>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        if (name.Length is 0 or > MaxLength)
        {
            return null;
        }

        string plain = name.ToLowerInvariant().Replace('_', '-');
        var nearest = candidates.Select(candidate => (candidate, distance: Distance(plain, candidate))).MinBy(static near => near.distance);
        return nearest.candidate is not null && nearest.distance <= Math.Max(1, nearest.candidate.Length / 3) ? nearest.candidate : null;
    }

    private static int Distance(string left, string right)
    {
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int substituted = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
