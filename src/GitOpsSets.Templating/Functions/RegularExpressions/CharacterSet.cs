using System.Collections.Immutable;

namespace GitOpsSets.Templating.Functions.RegularExpressions;

/// <summary>A set of code points, 0 to 0x10FFFF.</summary>
internal sealed class CharacterSet
{
    public const int LargestCodePoint = 0x10FFFF;

    private readonly UInt128 _ascii;
    private readonly int[] _starts;
    private readonly int[] _ends;

    /// <summary>The union of ranges.</summary>
    /// <param name="ranges">Inclusive; in any order, may overlap.</param>
    public CharacterSet(IEnumerable<CodePointRange> ranges)
    {
        var merged = Merge(ranges);
        Ranges = [.. merged];
        _starts = [.. merged.Select(range => range.First)];
        _ends = [.. merged.Select(range => range.Last)];
        foreach (var range in merged.TakeWhile(range => range.First < 0x80))
        {
            for (int codePoint = range.First; codePoint <= range.Last && codePoint < 0x80; codePoint++)
            {
                _ascii |= UInt128.One << codePoint;
            }
        }
    }

    public static CharacterSet Any { get; } = new([new CodePointRange(0, LargestCodePoint)]);

    public static CharacterSet AnyButNewline { get; } = Of('\n').Complement();

    /// <summary>Sorted, without overlap or touch.</summary>
    public ImmutableArray<CodePointRange> Ranges { get; }

    public bool HasBeyondAscii => _ends.Length > 0 && _ends[^1] >= 0x80;

    public static CharacterSet Of(int codePoint) => new([new CodePointRange(codePoint, codePoint)]);

    public bool Contains(int codePoint)
    {
        if (codePoint < 0x80)
        {
            return ((_ascii >> codePoint) & UInt128.One) != UInt128.Zero;
        }

        int index = Array.BinarySearch(_starts, codePoint);
        return index >= 0 || (index != -1 && codePoint <= _ends[~index - 1]);
    }

    public CharacterSet Complement()
    {
        var rest = new List<CodePointRange>();
        int next = 0;
        foreach (var range in Ranges)
        {
            if (next < range.First)
            {
                rest.Add(new CodePointRange(next, range.First - 1));
            }

            next = range.Last + 1;
        }

        if (next <= LargestCodePoint)
        {
            rest.Add(new CodePointRange(next, LargestCodePoint));
        }

        return new CharacterSet(rest);
    }

    /// <summary>This set with the other cases of its characters.</summary>
    public CharacterSet Folded() => new(Ranges.Concat(Ranges.SelectMany(CaseFolding.OtherCases)));

    private static List<CodePointRange> Merge(IEnumerable<CodePointRange> ranges)
    {
        var merged = new List<CodePointRange>();
        foreach (var range in ranges.OrderBy(range => range.First))
        {
            if (merged.Count > 0 && range.First <= merged[^1].Last + 1)
            {
                merged[^1] = merged[^1] with { Last = Math.Max(merged[^1].Last, range.Last) };
            }
            else
            {
                merged.Add(range);
            }
        }

        return merged;
    }
}
