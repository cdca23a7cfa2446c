using System.Globalization;
using System.Text;

namespace GitOpsSets.Fuzz.Mutation;

/// <summary>Makes new inputs out of old ones, the same for the same seed.</summary>
internal sealed class Mutator(int seed, IReadOnlyList<string> words)
{
    private const int MostChanges = 6;

    private static readonly string[] Nasties =
    [
        "\n", "\r\n", "\t", " ", "\0", "\u0085", "\u2028", "\u2029", "\uFEFF", "\u202E", "\u200B", "\u007F", "é", "日", "💡", "\"", "'", "`", "\\", "{{", "}}", "<<", ">>", "${", "$", "}", "---\n", "...\n", "#",
        "0", "-1", "1e309", "9223372036854775808", "18446744073709551616", "0x7fffffffffffffff", ".inf", ".nan", "null", "~", "true", "on", "012", "1_0", "65536", "99999999999999999999999999", "NaN", "-0", "1e-400",
    ];

    private readonly Random _random = new(seed);
    private readonly byte[][] _words = [.. words.Concat(Nasties).Select(Encoding.UTF8.GetBytes), [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]];

    /// <summary>Varies one of the inputs.</summary>
    /// <param name="pool">At least one.</param>
    public byte[] Next(IReadOnlyList<byte[]> pool)
    {
        byte[] input = Pick(pool);
        for (int changes = 1 + _random.Next(MostChanges); changes > 0; changes--)
        {
            input = Change(input, pool);
        }

        return input.Length <= Corpus.MaxBytes ? input : input[..Corpus.MaxBytes];
    }

    private byte[] Change(byte[] input, IReadOnlyList<byte[]> pool) => _random.Next(11) switch
    {
        0 => Replace(input, Range(input), []),
        1 => Replace(input, Place(input), input.AsSpan()[Range(input)]),
        2 or 3 => Replace(input, Place(input), Pick(_words)),
        4 => Replace(input, Range(input, 8), Pick(_words)),
        5 => Flip(input),
        6 => Splice(input, Pick(pool)),
        7 => Repeat(input),
        8 => SwapLines(input),
        9 => ReplaceNumber(input),
        _ => Replace(input, Place(input), Pick(pool) is var other ? other.AsSpan()[Range(other)] : default),
    };

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private Range Place(byte[] input) => _random.Next(input.Length + 1) is var place ? place..place : default;

    private Range Range(byte[] input, int longest = 64)
    {
        int start = _random.Next(input.Length + 1);
        return start..(start + _random.Next(Math.Min(longest, input.Length - start) + 1));
    }

    private static byte[] Replace(byte[] input, Range range, ReadOnlySpan<byte> with)
    {
        var (start, length) = range.GetOffsetAndLength(input.Length);
        return [.. input.AsSpan(0, start), .. with, .. input.AsSpan(start + length)];
    }

    private byte[] Flip(byte[] input)
    {
        if (input.Length == 0)
        {
            return [(byte)_random.Next(256)];
        }

        byte[] changed = [.. input];
        changed[_random.Next(changed.Length)] ^= (byte)(1 << _random.Next(8));
        return changed;
    }

    private byte[] Splice(byte[] input, byte[] other) => [.. input.AsSpan(0, _random.Next(input.Length + 1)), .. other.AsSpan(_random.Next(other.Length + 1))];

    // What nests, nests deeply; what loops, loops long.
    private byte[] Repeat(byte[] input)
    {
        var range = Range(input, 24);
        byte[] piece = _random.Next(2) == 0 ? input[range] : Pick(_words);
        int times = Math.Min(1 << _random.Next(12), Corpus.MaxBytes / Math.Max(1, piece.Length));
        byte[] repeated = new byte[piece.Length * times];
        for (int i = 0; i < times; i++)
        {
            piece.CopyTo(repeated, i * piece.Length);
        }

        return Replace(input, range, repeated);
    }

    private byte[] SwapLines(byte[] input)
    {
        string[] lines = Encoding.Latin1.GetString(input).Split('\n');
        int from = _random.Next(lines.Length), to = _random.Next(lines.Length);
        (lines[from], lines[to]) = (lines[to], _random.Next(2) == 0 ? lines[from] : new string(' ', _random.Next(5)) + lines[from]);
        return Encoding.Latin1.GetBytes(string.Join('\n', lines));
    }

    private byte[] ReplaceNumber(byte[] input)
    {
        int start = input.AsSpan().IndexOfAnyInRange((byte)'0', (byte)'9');
        if (start < 0)
        {
            return input;
        }

        int offset = _random.Next(start, input.Length);
        int next = input.AsSpan(offset).IndexOfAnyInRange((byte)'0', (byte)'9');
        start = next < 0 ? start : offset + next;
        int length = input.AsSpan(start).IndexOfAnyExceptInRange((byte)'0', (byte)'9') is >= 0 and var found ? found : input.Length - start;
        long number = _random.Next(4) switch { 0 => 1L << _random.Next(63), 1 => _random.Next(100), 2 => -_random.Next(100), _ => _random.NextInt64() };
        return Replace(input, start..(start + length), Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture)));
    }
}
