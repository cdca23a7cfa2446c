namespace GitOpsSets.Templating.Functions.Cryptography;

/// <summary>The checksum of RFC 1950.</summary>
internal static class Adler32
{
    private const uint Modulus = 65_521;
    private const int BytesBeforeOverflow = 5552;

    /// <summary>The checksum of some bytes.</summary>
    public static uint Compute(ReadOnlySpan<byte> bytes)
    {
        uint low = 1;
        uint high = 0;
        while (!bytes.IsEmpty)
        {
            int count = Math.Min(bytes.Length, BytesBeforeOverflow);
            foreach (byte value in bytes[..count])
            {
                low += value;
                high += low;
            }

            low %= Modulus;
            high %= Modulus;
            bytes = bytes[count..];
        }

        return (high << 16) | low;
    }
}
