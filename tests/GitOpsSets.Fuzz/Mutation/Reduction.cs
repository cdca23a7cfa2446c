namespace GitOpsSets.Fuzz.Mutation;

/// <summary>Makes an input smaller as long as it still shows the same thing.</summary>
internal static class Reduction
{
    /// <summary>Leaves out ever smaller pieces.</summary>
    /// <param name="input">Shows it.</param>
    /// <param name="isSame">Whether a smaller one does; asked at most <paramref name="tries"/> times.</param>
    /// <param name="tries">When to be content.</param>
    public static byte[] Reduce(byte[] input, Func<byte[], bool> isSame, int tries)
    {
        for (int piece = Math.Max(1, input.Length / 2); piece >= 1; piece /= 2)
        {
            for (int start = 0; start < input.Length;)
            {
                if (tries-- == 0)
                {
                    return input;
                }

                byte[] smaller = [.. input.AsSpan(0, start), .. input.AsSpan(Math.Min(input.Length, start + piece))];
                if (isSame(smaller))
                {
                    input = smaller;
                }
                else
                {
                    start += piece;
                }
            }
        }

        return input;
    }
}
