using System.Buffers;
using System.Text;

namespace GitOpsSets.Engine.Definitions.Substitution;

/// <summary>
/// The patterns of <c>#</c>, <c>##</c>, <c>%</c> and <c>%%</c>: <c>*</c>, <c>?</c>, <c>[a-z]</c>, <c>[^a-z]</c> and <c>\</c>, where <c>*</c> also
/// crosses <c>/</c>. All prefixes are tried in one walk over the value.
/// </summary>
internal static class VariablePattern
{
    /// <summary>How many bytes a pattern takes away at the start of a value.</summary>
    /// <param name="pattern">A malformed one takes nothing.</param>
    /// <param name="value">Cut at any byte: half a character counts as a character.</param>
    /// <param name="isLongest">Whether the longest prefix is wanted; otherwise the shortest that is not empty.</param>
    public static int Prefix(byte[] pattern, byte[] value, bool isLongest)
    {
        if (!TryParse(pattern, out var steps))
        {
            return 0;
        }

        int best = 0;
        var reached = new bool[value.Length + 1][];
        reached[0] = new bool[steps.Count + 1];
        reached[0][0] = true;
        for (int at = 0; at < value.Length; at++)
        {
            reached[at] ??= new bool[steps.Count + 1];
            if (at > 0 && (reached[at][steps.Count] || MatchesCut(steps, reached, value, at)))
            {
                best = at;
                if (!isLongest)
                {
                    return best;
                }
            }

            Advance(steps, reached, value, at, CharacterLength(value.AsSpan(at)));
            if (at >= 4)
            {
                reached[at - 4] = [];
            }
        }

        return value.Length > 0 && reached[value.Length] is { } last && last[steps.Count] ? value.Length : best;
    }

    private static void Advance(List<Step> steps, bool[][] reached, byte[] value, int at, int width)
    {
        // A pattern whose last step is a star has reached its end wherever the star has.
        Rune.DecodeFromUtf8(value.AsSpan(at, width), out var rune, out _);
        var here = reached[at];
        Close(steps, here);
        for (int step = 0; step < steps.Count; step++)
        {
            if (!here[step])
            {
                continue;
            }

            var current = steps[step];
            if (current.IsStar)
            {
                Reach(steps, reached, at + 1, step);
            }
            else if (current.Byte is { } literal)
            {
                if (literal == value[at])
                {
                    Reach(steps, reached, at + 1, step + 1);
                }
            }
            else if (current.Matches(rune.Value))
            {
                Reach(steps, reached, at + width, step + 1);
            }
        }
    }

    private static void Reach(List<Step> steps, bool[][] reached, int at, int step)
    {
        reached[at] ??= new bool[steps.Count + 1];
        reached[at][step] = true;
        Close(steps, reached[at]);
    }

    // A star may take nothing.
    private static void Close(List<Step> steps, bool[] states)
    {
        for (int step = 0; step < steps.Count; step++)
        {
            states[step + 1] |= states[step] && steps[step].IsStar;
        }
    }

    /// <summary>Whether the pattern matches a prefix that ends inside a character, whose bytes then count by themselves.</summary>
    private static bool MatchesCut(List<Step> steps, bool[][] reached, byte[] value, int end)
    {
        int start = end - 1;
        while (start > 0 && start > end - 3 && (value[start] & 0xC0) == 0x80)
        {
            start--;
        }

        if (start + CharacterLength(value.AsSpan(start)) <= end || reached[start] is not { Length: > 0 })
        {
            return false;
        }

        byte[] half = value[start..end];
        var cut = new bool[half.Length + 1][];
        cut[0] = (bool[])reached[start].Clone();
        for (int at = 0; at < half.Length; at++)
        {
            cut[at] ??= new bool[steps.Count + 1];
            Advance(steps, cut, half, at, 1);
        }

        return cut[^1] is { } states && states[steps.Count];
    }

    private static int CharacterLength(ReadOnlySpan<byte> text) =>
        Rune.DecodeFromUtf8(text, out _, out int length) == OperationStatus.Done ? length : 1;

    private static bool TryParse(byte[] pattern, out List<Step> steps)
    {
        steps = [];
        ReadOnlySpan<byte> rest = pattern;
        while (!rest.IsEmpty)
        {
            switch (rest[0])
            {
                case (byte)'*':
                    steps.Add(new Step { IsStar = true });
                    rest = rest[1..];
                    break;
                case (byte)'?':
                    steps.Add(new Step { IsNegated = true });
                    rest = rest[1..];
                    break;
                case (byte)'[':
                    if (!TryParseClass(ref rest, out var step))
                    {
                        return false;
                    }

                    steps.Add(step);
                    break;
                default:
                    rest = rest[0] == (byte)'\\' ? rest[1..] : rest;
                    if (rest.IsEmpty)
                    {
                        return false;
                    }

                    steps.Add(new Step { Byte = rest[0] });
                    rest = rest[1..];
                    break;
            }
        }

        return true;
    }

    private static bool TryParseClass(ref ReadOnlySpan<byte> rest, out Step step)
    {
        rest = rest[1..];
        bool isNegated = !rest.IsEmpty && rest[0] == (byte)'^';
        rest = isNegated ? rest[1..] : rest;
        var ranges = new List<(int Low, int High)>();
        step = new Step { IsNegated = isNegated, Ranges = ranges };
        while (ranges.Count == 0 || rest[0] != (byte)']')
        {
            if (!TryClassRune(ref rest, out int low))
            {
                return false;
            }

            int high = low;
            if (rest[0] == (byte)'-')
            {
                rest = rest[1..];
                if (!TryClassRune(ref rest, out high))
                {
                    return false;
                }
            }

            ranges.Add((low, high));
        }

        rest = rest[1..];
        return true;
    }

    // Something must follow, at least the closing bracket.
    private static bool TryClassRune(ref ReadOnlySpan<byte> rest, out int rune)
    {
        rune = 0;
        if (rest.IsEmpty || rest[0] is (byte)'-' or (byte)']')
        {
            return false;
        }

        rest = rest[0] == (byte)'\\' ? rest[1..] : rest;
        if (rest.IsEmpty || Rune.DecodeFromUtf8(rest, out var decoded, out int width) != OperationStatus.Done)
        {
            return false;
        }

        rune = decoded.Value;
        rest = rest[width..];
        return !rest.IsEmpty;
    }

    private sealed record Step
    {
        public bool IsStar { get; init; }

        public byte? Byte { get; init; }

        public bool IsNegated { get; init; }

        public List<(int Low, int High)> Ranges { get; init; } = [];

        public bool Matches(int rune) => Ranges.Any(range => range.Low <= rune && rune <= range.High) != IsNegated;
    }
}
