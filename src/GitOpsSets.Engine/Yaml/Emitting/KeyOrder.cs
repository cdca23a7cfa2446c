using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace GitOpsSets.Engine.Yaml.Emitting;

/// <summary>
/// The natural order in which go-yaml writes keys (<c>sorter.go</c>): letters after all else, runs of digits as numbers. That comparison contradicts itself for some sets of keys,
/// whose order Go leaves to chance; here they are put into ordinal order first and then sorted stably, so that every set of keys has one order.
/// </summary>
internal static class KeyOrder
{
    private const int LargestInserted = 16;

    /// <summary>The entries in order; themselves where they are.</summary>
    public static ImmutableArray<YamlEntry> Sorted(ImmutableArray<YamlEntry> entries)
    {
        if (IsInOrder(entries.AsSpan()))
        {
            return entries;
        }

        var sorted = entries.AsSpan().ToArray();
        Sort(sorted);
        return ImmutableCollectionsMarshal.AsImmutableArray(sorted);
    }

    private static void Sort(YamlEntry[] entries)
    {
        if (entries.Length <= LargestInserted)
        {
            Insert(entries, ordinal: true);
            Insert(entries, ordinal: false);
            return;
        }

        Array.Sort(entries, static (left, right) => CodePointOrder.Compare(left.Key, right.Key));
        Merge(entries, new YamlEntry[entries.Length], 0, entries.Length);
    }

    /// <summary>Go's <c>keyList.Less</c> for two texts.</summary>
    public static bool IsLess(string left, string right)
    {
        int i = left.AsSpan().CommonPrefixLength(right);
        if (i > 0 && i < left.Length && char.IsLowSurrogate(left[i]))
        {
            i--;
        }

        if (i == left.Length || i == right.Length)
        {
            return left.Length < right.Length;
        }

        var l = RuneAt(left, i);
        var r = RuneAt(right, i);
        bool isLeftLetter = Rune.IsLetter(l);
        bool isRightLetter = Rune.IsLetter(r);
        if (isLeftLetter || isRightLetter)
        {
            return isLeftLetter && isRightLetter ? l.Value < r.Value : isRightLetter;
        }

        return IsLessNumber(left, right, i, l, r);
    }

    private static bool IsLessNumber(string left, string right, int i, Rune l, Rune r)
    {
        long start = (l.Value == '0' || r.Value == '0') && FollowsNumber(left, i) ? 1 : 0;
        var (leftNumber, leftLength) = Number(left, i, start);
        var (rightNumber, rightLength) = Number(right, i, start);
        if (leftNumber != rightNumber)
        {
            return leftNumber < rightNumber;
        }

        return leftLength != rightLength ? leftLength < rightLength : l.Value < r.Value;
    }

    /// <summary>Zeros count as more digits of a number, not as leading zeros, where a digit other than zero stands before them.</summary>
    private static bool FollowsNumber(string text, int i)
    {
        for (i--; i >= 0 && char.IsDigit(text[i]); i--)
        {
            if (text[i] != '0')
            {
                return true;
            }
        }

        return false;
    }

    private static (long Value, int Length) Number(string text, int i, long value)
    {
        int length = 0;
        while (i < text.Length && RuneAt(text, i) is var digit && Rune.IsDigit(digit))
        {
            value = unchecked((value * 10) + digit.Value - '0');
            length++;
            i += digit.Utf16SequenceLength;
        }

        return (value, length);
    }

    private static Rune RuneAt(string text, int i) => Rune.TryGetRuneAt(text, i, out var rune) ? rune : Rune.ReplacementChar;

    // Inserting moves nothing when no entry has to go before the one that precedes it, in either order.
    private static bool IsInOrder(ReadOnlySpan<YamlEntry> entries)
    {
        for (int i = 1; i < entries.Length && entries.Length <= LargestInserted; i++)
        {
            if (CodePointOrder.Compare(entries[i].Key, entries[i - 1].Key) < 0 || IsLess(entries[i].Key, entries[i - 1].Key))
            {
                return false;
            }
        }

        return entries.Length <= LargestInserted;
    }

    private static void Insert(YamlEntry[] entries, bool ordinal)
    {
        for (int i = 1; i < entries.Length; i++)
        {
            var entry = entries[i];
            int j = i;
            while (j > 0 && (ordinal ? CodePointOrder.Compare(entry.Key, entries[j - 1].Key) < 0 : IsLess(entry.Key, entries[j - 1].Key)))
            {
                entries[j] = entries[j - 1];
                j--;
            }

            entries[j] = entry;
        }
    }

    private static void Merge(YamlEntry[] entries, YamlEntry[] spare, int from, int to)
    {
        if (to - from < 2)
        {
            return;
        }

        int middle = from + ((to - from) / 2);
        Merge(entries, spare, from, middle);
        Merge(entries, spare, middle, to);
        Array.Copy(entries, from, spare, from, to - from);
        for (int left = from, right = middle, next = from; next < to; next++)
        {
            bool takeRight = left == middle || (right < to && IsLess(spare[right].Key, spare[left].Key));
            entries[next] = takeRight ? spare[right++] : spare[left++];
        }
    }
}
