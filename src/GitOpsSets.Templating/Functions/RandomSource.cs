using System.Security.Cryptography;
using System.Text;

namespace GitOpsSets.Templating.Functions;

/// <summary>Chance, from the system or from a seed that makes a render repeatable.</summary>
public abstract class RandomSource
{
    /// <summary>The system's own randomness.</summary>
    public static RandomSource System { get; } = new SystemSource();

    /// <summary>The same bytes for the same seed, in the same order.</summary>
    /// <param name="seed">Any text, such as <c>seed/set/element</c>.</param>
    public static RandomSource Seeded(string seed) => new SeededSource(SHA256.HashData(Encoding.UTF8.GetBytes(seed)));

    /// <summary>Whether the same render is to have the same output: what chance the platform itself adds must be kept out.</summary>
    internal bool IsRepeatable => !ReferenceEquals(this, System);

    /// <summary>Fills a buffer with random bytes.</summary>
    public abstract void Fill(Span<byte> buffer);

    /// <summary>A whole number from 0 to below a bound, each equally likely.</summary>
    /// <param name="bound">At least 1.</param>
    public long Below(long bound)
    {
        ulong limit = ulong.MaxValue - (ulong.MaxValue % (ulong)bound);
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        ulong value;
        do
        {
            Fill(bytes);
            value = BitConverter.ToUInt64(bytes);
        }
        while (value >= limit);

        return (long)(value % (ulong)bound);
    }

    private sealed class SystemSource : RandomSource
    {
        public override void Fill(Span<byte> buffer) => RandomNumberGenerator.Fill(buffer);
    }

    // SHA-256 in counter mode: not meant to keep secrets, only to be the same everywhere.
    private sealed class SeededSource(byte[] key) : RandomSource
    {
        private byte[] _block = [];
        private int _used;
        private long _counter;

        public override void Fill(Span<byte> buffer)
        {
            for (int i = 0; i < buffer.Length; i++)
            {
                if (_used == _block.Length)
                {
                    _block = SHA256.HashData([.. key, .. BitConverter.GetBytes(_counter++)]);
                    _used = 0;
                }

                buffer[i] = _block[_used++];
            }
        }
    }
}
