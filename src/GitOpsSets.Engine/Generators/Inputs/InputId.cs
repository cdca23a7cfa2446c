using System.Globalization;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators.Inputs;

/// <summary>The <c>id</c> that Flux Operator gives an input set.</summary>
internal static class InputId
{
    private const uint Modulus = 65521;

    // The most bytes after which the sums still fit into 32 bits.
    private const int BlockBytes = 5552;

    /// <summary>The Adler-32 checksum of a text as a decimal number.</summary>
    /// <param name="text">A branch, a tag, the name of a static provider, or the path of a permutation. Its UTF-8 bytes count.</param>
    public static string Of(string text)
    {
        uint low = 1, high = 0;
        foreach (byte[] block in GoText.ToUtf8(text).Chunk(BlockBytes))
        {
            foreach (byte value in block)
            {
                low += value;
                high += low;
            }

            low %= Modulus;
            high %= Modulus;
        }

        return ((high << 16) | low).ToString(CultureInfo.InvariantCulture);
    }
}
