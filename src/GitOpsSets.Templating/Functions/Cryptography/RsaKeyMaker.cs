using System.Numerics;
using System.Security.Cryptography;

namespace GitOpsSets.Templating.Functions.Cryptography;

/// <summary>Makes 2048-bit RSA keys: the platform's own, or, of a seeded source, always the same ones.</summary>
internal static class RsaKeyMaker
{
    private const int Bits = 2048;
    private const int PrimeBytes = Bits / 16;
    private const int HalfBytes = Bits / 16;
    private const int Exponent = 65_537;
    private const int TestRounds = 16;
    private const int SmallPrimesBelow = 2000;

    /// <summary>A new key.</summary>
    public static RSAParameters Make(RandomSource randomness)
    {
        if (randomness.IsRepeatable)
        {
            return MakeFrom(randomness);
        }

        using var rsa = RSA.Create(Bits);
        return rsa.ExportParameters(includePrivateParameters: true);
    }

    private static RSAParameters MakeFrom(RandomSource randomness)
    {
        var smallPrimes = Enumerable.Range(2, SmallPrimesBelow).Where(number => Enumerable.Range(2, Math.Max(0, (int)Math.Sqrt(number) - 1)).All(divisor => number % divisor != 0)).ToArray();
        var p = MakePrime(randomness, smallPrimes);
        BigInteger q;
        do
        {
            q = MakePrime(randomness, smallPrimes);
        }
        while (q == p);

        if (q > p)
        {
            (p, q) = (q, p);
        }

        var d = Invert(Exponent, (p - 1) * (q - 1));
        return new RSAParameters
        {
            Modulus = Bytes(p * q, 2 * HalfBytes),
            Exponent = Bytes(Exponent, 3),
            D = Bytes(d, 2 * HalfBytes),
            P = Bytes(p, HalfBytes),
            Q = Bytes(q, HalfBytes),
            DP = Bytes(d % (p - 1), HalfBytes),
            DQ = Bytes(d % (q - 1), HalfBytes),
            InverseQ = Bytes(Invert(q, p), HalfBytes),
        };
    }

    private static BigInteger MakePrime(RandomSource randomness, int[] smallPrimes)
    {
        byte[] bytes = new byte[PrimeBytes];
        while (true)
        {
            // The two highest bits are set so that the product of two primes has all its bits.
            randomness.Fill(bytes);
            bytes[0] |= 0xC0;
            bytes[^1] |= 1;
            var candidate = new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
            if (smallPrimes.All(prime => candidate % prime != 0) && candidate % Exponent != 1 && IsPrime(candidate, randomness))
            {
                return candidate;
            }
        }
    }

    // Miller and Rabin.
    private static bool IsPrime(BigInteger candidate, RandomSource randomness)
    {
        var odd = candidate - 1;
        int twos = 0;
        while (odd.IsEven)
        {
            odd >>= 1;
            twos++;
        }

        for (int round = 0; round < TestRounds; round++)
        {
            var power = BigInteger.ModPow(2 + randomness.Below(long.MaxValue), odd, candidate);
            bool passes = power.IsOne || power == candidate - 1;
            for (int i = 1; i < twos && !passes; i++)
            {
                power = power * power % candidate;
                passes = power == candidate - 1;
            }

            if (!passes)
            {
                return false;
            }
        }

        return true;
    }

    private static BigInteger Invert(BigInteger number, BigInteger modulus)
    {
        var (previous, current) = (modulus, number % modulus);
        var (previousFactor, factor) = (BigInteger.Zero, BigInteger.One);
        while (!current.IsZero)
        {
            var quotient = previous / current;
            (previous, current) = (current, previous - (quotient * current));
            (previousFactor, factor) = (factor, previousFactor - (quotient * factor));
        }

        return previousFactor.Sign < 0 ? previousFactor + modulus : previousFactor;
    }

    private static byte[] Bytes(BigInteger number, int length)
    {
        byte[] bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[length - bytes.Length], .. bytes];
    }
}
