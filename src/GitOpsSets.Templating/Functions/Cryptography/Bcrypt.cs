using System.Buffers.Binary;
using System.Text;

namespace GitOpsSets.Templating.Functions.Cryptography;

/// <summary>The password hash of Provos and Mazières, version <c>2a</c> with cost 10, as Go's <c>x/crypto/bcrypt</c> makes it.</summary>
internal sealed class Bcrypt
{
    /// <summary>The longest password, in bytes.</summary>
    public const int MaxPasswordBytes = 72;

    /// <summary>The bytes of a salt.</summary>
    public const int SaltBytes = 16;

    private const int Cost = 10;
    private const int Rounds = 16;
    private const int KeyWords = Rounds + 2;
    private const int BoxWords = 256;
    private const int HashBytes = 23;
    private const string Alphabet = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly Lazy<uint[]> Pi = new(() => PiDigits.Fraction(KeyWords + (4 * BoxWords)));

    private readonly uint[] _keys = Pi.Value[..KeyWords];
    private readonly uint[] _boxes = Pi.Value[KeyWords..];

    /// <summary>The hash in its usual form, <c>$2a$10$…</c>.</summary>
    /// <param name="password">At most <see cref="MaxPasswordBytes"/> bytes.</param>
    /// <param name="salt"><see cref="SaltBytes"/> bytes.</param>
    public static string Hash(ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt)
    {
        byte[] key = [.. password, 0];
        var cipher = new Bcrypt();
        cipher.Expand(key, salt);
        for (int i = 0; i < 1 << Cost; i++)
        {
            cipher.Expand(key, []);
            cipher.Expand(salt, []);
        }

        byte[] text = "OrpheanBeholderScryDoubt"u8.ToArray();
        for (int i = 0; i < text.Length; i += 8)
        {
            uint left = BinaryPrimitives.ReadUInt32BigEndian(text.AsSpan(i));
            uint right = BinaryPrimitives.ReadUInt32BigEndian(text.AsSpan(i + 4));
            for (int turn = 0; turn < 64; turn++)
            {
                cipher.Encrypt(ref left, ref right);
            }

            BinaryPrimitives.WriteUInt32BigEndian(text.AsSpan(i), left);
            BinaryPrimitives.WriteUInt32BigEndian(text.AsSpan(i + 4), right);
        }

        return "$2a$10$" + Digits(salt) + Digits(text.AsSpan(0, HashBytes));
    }

    private static string Digits(ReadOnlySpan<byte> bytes)
    {
        var output = new StringBuilder();
        int bits = 0;
        int held = 0;
        foreach (byte value in bytes)
        {
            bits = ((bits << 8) | value) & 0xFFFF;
            for (held += 8; held >= 6; held -= 6)
            {
                output.Append(Alphabet[(bits >> (held - 6)) & 63]);
            }
        }

        return held > 0 ? output.Append(Alphabet[(bits << (6 - held)) & 63]).ToString() : output.ToString();
    }

    private void Expand(ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt)
    {
        int at = 0;
        for (int i = 0; i < KeyWords; i++)
        {
            _keys[i] ^= NextWord(key, ref at);
        }

        uint left = 0;
        uint right = 0;
        at = 0;
        Fill(_keys, salt, ref at, ref left, ref right);
        Fill(_boxes, salt, ref at, ref left, ref right);
    }

    private void Fill(uint[] words, ReadOnlySpan<byte> salt, ref int at, ref uint left, ref uint right)
    {
        for (int i = 0; i < words.Length; i += 2)
        {
            if (!salt.IsEmpty)
            {
                left ^= NextWord(salt, ref at);
                right ^= NextWord(salt, ref at);
            }

            Encrypt(ref left, ref right);
            (words[i], words[i + 1]) = (left, right);
        }
    }

    private static uint NextWord(ReadOnlySpan<byte> bytes, ref int at)
    {
        uint word = 0;
        for (int i = 0; i < 4; i++)
        {
            word = (word << 8) | bytes[at];
            at = at + 1 == bytes.Length ? 0 : at + 1;
        }

        return word;
    }

    private void Encrypt(ref uint left, ref uint right)
    {
        uint[] boxes = _boxes;
        uint[] keys = _keys;
        uint l = left ^ keys[0];
        uint r = right;
        for (int i = 1; i <= Rounds; i += 2)
        {
            r ^= (((boxes[l >> 24] + boxes[256 + ((l >> 16) & 255)]) ^ boxes[512 + ((l >> 8) & 255)]) + boxes[768 + (l & 255)]) ^ keys[i];
            l ^= (((boxes[r >> 24] + boxes[256 + ((r >> 16) & 255)]) ^ boxes[512 + ((r >> 8) & 255)]) + boxes[768 + (r & 255)]) ^ keys[i + 1];
        }

        (left, right) = (r ^ keys[Rounds + 1], l);
    }
}
