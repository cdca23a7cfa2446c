using System.Buffers;
using System.Text;

namespace GitOpsSets.Engine.Generators.Trees;

/// <summary>
/// The patterns of Go's <c>filepath.Match</c>: <c>*</c>, <c>?</c>, <c>[a-z]</c>, <c>[^a-z]</c> and <c>\</c>, over UTF-8. No wildcard but a
/// negated class matches <c>/</c>.
/// </summary>
internal static class GlobPattern
{
    private static readonly SearchValues<char> Wildcards = SearchValues.Create("*?[\\");

    /// <summary>Whether a pattern means more than its own characters.</summary>
    public static bool HasWildcards(string pattern) => pattern.AsSpan().ContainsAny(Wildcards);

    /// <summary>Matches a whole name.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="name">The name.</param>
    /// <param name="isMatch">Whether it matches.</param>
    /// <returns>False when the pattern is malformed, wherever the mistake is.</returns>
    public static bool TryMatch(string pattern, string name, out bool isMatch)
    {
        ReadOnlySpan<byte> rest = Encoding.UTF8.GetBytes(pattern);
        ReadOnlySpan<byte> text = Encoding.UTF8.GetBytes(name);
        isMatch = true;
        while (!rest.IsEmpty)
        {
            int stars = rest.IndexOfAnyExcept((byte)'*');
            stars = stars < 0 ? rest.Length : stars;
            rest = rest[stars..];
            var chunk = rest[..ChunkLength(rest)];
            rest = rest[chunk.Length..];
            if (!TryMatchChunk(chunk, "x"u8, out _))
            {
                return false;
            }

            if (isMatch)
            {
                int used = Find(chunk, text, isFloating: stars > 0, isLast: rest.IsEmpty);
                isMatch = used >= 0;
                text = isMatch ? text[used..] : text;
            }
        }

        isMatch = isMatch && text.IsEmpty;
        return true;
    }

    /// <summary>Up to the next star outside a class.</summary>
    private static int ChunkLength(ReadOnlySpan<byte> pattern)
    {
        bool isInClass = false;
        for (int i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case (byte)'\\':
                    i++;
                    break;
                case (byte)'[':
                    isInClass = true;
                    break;
                case (byte)']':
                    isInClass = false;
                    break;
                case (byte)'*' when !isInClass:
                    return i;
            }
        }

        return pattern.Length;
    }

    /// <summary>How many bytes a chunk takes with the star before it; the first place counts, the last chunk must reach the end. -1 for none.</summary>
    private static int Find(ReadOnlySpan<byte> chunk, ReadOnlySpan<byte> text, bool isFloating, bool isLast)
    {
        for (int skipped = 0; skipped <= text.Length; skipped++)
        {
            TryMatchChunk(chunk, text[skipped..], out int used);
            bool isEnd = skipped + used == text.Length;
            if (used >= 0 && (isEnd || !isLast))
            {
                return skipped + used;
            }

            if (!isFloating || (skipped < text.Length && text[skipped] == (byte)'/'))
            {
                break;
            }
        }

        return -1;
    }

    /// <summary>Matches a chunk, which has no star, at the start of a text.</summary>
    /// <param name="chunk">Read to its end even when the text does not match.</param>
    /// <param name="text">The text.</param>
    /// <param name="used">How many bytes it takes; -1 when it does not match.</param>
    /// <returns>False when the chunk is malformed.</returns>
    private static bool TryMatchChunk(ReadOnlySpan<byte> chunk, ReadOnlySpan<byte> text, out int used)
    {
        int total = text.Length;
        bool hasFailed = false;
        used = -1;
        while (!chunk.IsEmpty)
        {
            hasFailed |= text.IsEmpty;
            Rune.DecodeFromUtf8(text, out var rune, out int width);
            switch (chunk[0])
            {
                case (byte)'[':
                    if (!TryMatchClass(ref chunk, rune.Value, out bool isInClass))
                    {
                        return false;
                    }

                    hasFailed |= !isInClass;
                    text = text[width..];
                    continue;
                case (byte)'?':
                    hasFailed |= !text.IsEmpty && text[0] == (byte)'/';
                    text = text[width..];
                    break;
                default:
                    if (chunk[0] == (byte)'\\')
                    {
                        chunk = chunk[1..];
                        if (chunk.IsEmpty)
                        {
                            return false;
                        }
                    }

                    hasFailed |= text.IsEmpty || chunk[0] != text[0];
                    text = text.IsEmpty ? text : text[1..];
                    break;
            }

            chunk = chunk[1..];
        }

        used = hasFailed ? -1 : total - text.Length;
        return true;
    }

    private static bool TryMatchClass(ref ReadOnlySpan<byte> chunk, int rune, out bool isMatch)
    {
        chunk = chunk[1..];
        bool isNegated = !chunk.IsEmpty && chunk[0] == (byte)'^';
        chunk = isNegated ? chunk[1..] : chunk;
        isMatch = false;
        for (int ranges = 0; ranges == 0 || chunk[0] != (byte)']'; ranges++)
        {
            if (!TryClassRune(ref chunk, out int low))
            {
                return false;
            }

            int high = low;
            if (chunk[0] == (byte)'-')
            {
                chunk = chunk[1..];
                if (!TryClassRune(ref chunk, out high))
                {
                    return false;
                }
            }

            isMatch |= low <= rune && rune <= high;
        }

        chunk = chunk[1..];
        isMatch ^= isNegated;
        return true;
    }

    /// <summary>Reads one end of a range; something must follow it, at least the closing bracket.</summary>
    private static bool TryClassRune(ref ReadOnlySpan<byte> chunk, out int rune)
    {
        rune = 0;
        if (chunk.IsEmpty || chunk[0] is (byte)'-' or (byte)']')
        {
            return false;
        }

        if (chunk[0] == (byte)'\\')
        {
            chunk = chunk[1..];
        }

        if (chunk.IsEmpty || Rune.DecodeFromUtf8(chunk, out var decoded, out int width) != OperationStatus.Done)
        {
            return false;
        }

        rune = decoded.Value;
        chunk = chunk[width..];
        return !chunk.IsEmpty;
    }
}
