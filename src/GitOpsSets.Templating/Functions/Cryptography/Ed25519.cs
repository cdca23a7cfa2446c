using System.Numerics;
using System.Security.Cryptography;

namespace GitOpsSets.Templating.Functions.Cryptography;

/// <summary>
/// The signatures of RFC 8032, which the platform does not have. Only for certificates that a template asks for: it does not hide
/// the key from someone who measures time on the same machine.
/// </summary>
internal static class Ed25519
{
    /// <summary>The bytes of a private key (its seed) and of a public key.</summary>
    public const int KeyBytes = 32;

    private static readonly BigInteger Prime = (BigInteger.One << 255) - 19;
    private static readonly BigInteger Order = (BigInteger.One << 252) + BigInteger.Parse("27742317777372353535851937790883648493", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The public key of a seed.</summary>
    public static byte[] PublicKey(ReadOnlySpan<byte> seed) => Encode(Multiply(Scalar(SHA512.HashData(seed))));

    /// <summary>Signs a message.</summary>
    public static byte[] Sign(ReadOnlySpan<byte> seed, ReadOnlySpan<byte> message)
    {
        byte[] hash = SHA512.HashData(seed);
        var secret = Scalar(hash);
        byte[] publicKey = Encode(Multiply(secret));
        var nonce = Reduce(SHA512.HashData([.. hash.AsSpan(KeyBytes), .. message]));
        byte[] commitment = Encode(Multiply(nonce));
        var challenge = Reduce(SHA512.HashData([.. commitment, .. publicKey, .. message]));
        return [.. commitment, .. ToBytes((nonce + (challenge * secret)) % Order)];
    }

    private static BigInteger Scalar(byte[] hash)
    {
        byte[] clamped = hash[..KeyBytes];
        clamped[0] &= 248;
        clamped[31] &= 63;
        clamped[31] |= 64;
        return new BigInteger(clamped, isUnsigned: true);
    }

    private static BigInteger Reduce(byte[] hash) => new BigInteger(hash, isUnsigned: true) % Order;

    private static byte[] ToBytes(BigInteger number)
    {
        byte[] bytes = number.ToByteArray(isUnsigned: true);
        return [.. bytes, .. new byte[KeyBytes - bytes.Length]];
    }

    // Extended coordinates: x = X/Z, y = Y/Z, xy = T/Z.
    private static Point Multiply(BigInteger scalar)
    {
        var curve = Curve.Value;
        var result = new Point(BigInteger.Zero, BigInteger.One, BigInteger.One, BigInteger.Zero);
        for (int bit = (int)scalar.GetBitLength() - 1; bit >= 0; bit--)
        {
            result = Add(result, result, curve.TwiceD);
            if (!((scalar >> bit) & BigInteger.One).IsZero)
            {
                result = Add(result, curve.Base, curve.TwiceD);
            }
        }

        return result;
    }

    private static Point Add(Point p, Point q, BigInteger twiceD)
    {
        var a = Mod((p.Y - p.X) * (q.Y - q.X));
        var b = Mod((p.Y + p.X) * (q.Y + q.X));
        var c = Mod(Mod(p.T * twiceD) * q.T);
        var d = Mod(2 * p.Z * q.Z);
        var (e, f, g, h) = (b - a, d - c, d + c, b + a);
        return new Point(Mod(e * f), Mod(g * h), Mod(f * g), Mod(e * h));
    }

    private static byte[] Encode(Point point)
    {
        var inverse = Invert(point.Z);
        byte[] bytes = ToBytes(Mod(point.Y * inverse));
        bytes[31] |= Mod(point.X * inverse).IsEven ? (byte)0 : (byte)128;
        return bytes;
    }

    private static BigInteger Invert(BigInteger number) => BigInteger.ModPow(Mod(number), Prime - 2, Prime);

    private static BigInteger Mod(BigInteger number)
    {
        var remainder = number % Prime;
        return remainder.Sign < 0 ? remainder + Prime : remainder;
    }

    private static readonly Lazy<(Point Base, BigInteger TwiceD)> Curve = new(() =>
    {
        var d = Mod(-121665 * Invert(121666));
        var y = Mod(4 * Invert(5));
        var square = Mod((Mod(y * y) - 1) * Invert(Mod(d * y * y) + 1));
        var x = BigInteger.ModPow(square, (Prime + 3) / 8, Prime);
        if (Mod((x * x) - square) != 0)
        {
            x = Mod(x * BigInteger.ModPow(2, (Prime - 1) / 4, Prime));
        }

        x = x.IsEven ? x : Prime - x;
        return (new Point(x, y, BigInteger.One, Mod(x * y)), Mod(2 * d));
    });

    private readonly record struct Point(BigInteger X, BigInteger Y, BigInteger Z, BigInteger T);
}
