using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace GitOpsSets.Templating.Functions.Cryptography;

/// <summary>
/// ECDSA without chance, RFC 6979: the number that must never repeat is derived from key and message, so that the same input has the same signature.
/// The platform multiplies on the curve; what is left is arithmetic with whole numbers, which takes more or less time with the key. So it is used only
/// where a render was asked to be repeatable.
/// </summary>
internal static class RepeatableSignature
{
    /// <summary>The signature of some bytes.</summary>
    /// <param name="parameters">A key with its private part.</param>
    /// <param name="data">What to sign.</param>
    /// <param name="algorithm">Hashes the data, and derives the number.</param>
    /// <returns>DER: a sequence of two numbers.</returns>
    public static byte[] Sign(ECParameters parameters, byte[] data, HashAlgorithmName algorithm)
    {
        using var key = ECDsa.Create(parameters);
        var order = Number(key.ExportExplicitParameters(includePrivateParameters: false).Curve.Order!);
        byte[] hash = CryptographicOperations.HashData(algorithm, data);
        var secret = Number(parameters.D!);
        var message = Leading(hash, order);
        foreach (var candidate in Candidates(secret, message, order, algorithm))
        {
            var first = Number(Multiply(parameters.Curve, candidate, parameters.D!.Length)) % order;
            var second = Invert(candidate, order) * (message + (first * secret)) % order;
            if (!first.IsZero && !second.IsZero)
            {
                return Write(first, second);
            }
        }

        throw new CryptographicException("no signature was found");
    }

    // RFC 6979 §3.2.
    private static IEnumerable<BigInteger> Candidates(BigInteger secret, BigInteger message, BigInteger order, HashAlgorithmName algorithm)
    {
        int bytes = (Bits(order) + 7) / 8;
        byte[] seed = [.. Bytes(secret, bytes), .. Bytes(message % order, bytes)];
        int hashBytes = CryptographicOperations.HashData(algorithm, []).Length;
        byte[] value = [.. Enumerable.Repeat((byte)1, hashBytes)];
        byte[] key = new byte[hashBytes];
        foreach (byte round in (byte[])[0, 1])
        {
            key = Mix(algorithm, key, [.. value, round, .. seed]);
            value = Mix(algorithm, key, value);
        }

        while (true)
        {
            List<byte> text = [];
            while (text.Count < bytes)
            {
                value = Mix(algorithm, key, value);
                text.AddRange(value);
            }

            var candidate = Leading([.. text], order);
            if (!candidate.IsZero && candidate < order)
            {
                yield return candidate;
            }

            key = Mix(algorithm, key, [.. value, 0]);
            value = Mix(algorithm, key, value);
        }
    }

    // The first coordinate of a multiple of the curve's base point: the public key of that private key.
    private static byte[] Multiply(ECCurve curve, BigInteger factor, int length)
    {
        using var key = ECDsa.Create(new ECParameters { Curve = curve, D = Bytes(factor, length) });
        return key.ExportParameters(includePrivateParameters: false).Q.X!;
    }

    private static byte[] Mix(HashAlgorithmName algorithm, byte[] key, byte[] data) => CryptographicOperations.HmacData(algorithm, key, data);

    // As many leading bits as the order has.
    private static BigInteger Leading(byte[] bytes, BigInteger order)
    {
        int surplus = (bytes.Length * 8) - Bits(order);
        return surplus > 0 ? Number(bytes) >> surplus : Number(bytes);
    }

    // The order is a prime.
    private static BigInteger Invert(BigInteger number, BigInteger order) => BigInteger.ModPow(number, order - 2, order);

    private static int Bits(BigInteger number) => (int)number.GetBitLength();

    private static BigInteger Number(byte[] bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private static byte[] Bytes(BigInteger number, int length)
    {
        byte[] bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[length - bytes.Length], .. bytes];
    }

    private static byte[] Write(BigInteger first, BigInteger second)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(first);
            writer.WriteInteger(second);
        }

        return writer.Encode();
    }
}
