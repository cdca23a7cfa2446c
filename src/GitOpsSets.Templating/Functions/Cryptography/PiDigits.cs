using System.Numerics;

namespace GitOpsSets.Templating.Functions.Cryptography;

/// <summary>The binary digits of π, of which Blowfish makes its tables; counted out once, when first needed.</summary>
internal static class PiDigits
{
    private const int GuardBits = 64;

    /// <summary>The fraction of π as 32-bit words, most significant first.</summary>
    /// <param name="words">How many.</param>
    public static uint[] Fraction(int words)
    {
        int bits = words * 32;
        var one = BigInteger.One << (bits + GuardBits);

        // Machin: π = 16 arctan(1/5) - 4 arctan(1/239).
        var pi = ((16 * InverseTangent(one, 5)) - (4 * InverseTangent(one, 239))) >> GuardBits;
        byte[] bytes = (pi - ((BigInteger)3 << bits)).ToByteArray(isUnsigned: true, isBigEndian: true);
        byte[] padded = [.. new byte[(words * 4) - bytes.Length], .. bytes];
        uint[] result = new uint[words];
        for (int i = 0; i < words; i++)
        {
            result[i] = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(padded.AsSpan(i * 4));
        }

        return result;
    }

    private static BigInteger InverseTangent(BigInteger one, int divisor)
    {
        var power = one / divisor;
        var sum = power;
        int square = divisor * divisor;
        for (int odd = 3; !power.IsZero; odd += 2)
        {
            power /= square;
            sum += odd % 4 == 3 ? -(power / odd) : power / odd;
        }

        return sum;
    }
}
