using System.Collections.Frozen;
using System.Diagnostics;
using System.Globalization;

namespace GitOpsSets.Templating.Functions.Slugs;

/// <summary>What a slug writes for a character outside ASCII. The table is <c>Transliteration.txt</c> beside this file.</summary>
internal static class Transliteration
{
    private const int BlockSize = 256;
    private const int FirstSyllable = 0xAC00;
    private const int LastSyllable = 0xD7A3;

    private static readonly string[] Initials = ["g", "gg", "n", "d", "dd", "r", "m", "b", "bb", "s", "ss", "", "j", "jj", "c", "k", "t", "p", "h"];
    private static readonly string[] Medials = ["a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "weo", "we", "wi", "yu", "eu", "yi", "i"];
    private static readonly string[] Finals =
        ["", "g", "gg", "gs", "n", "nj", "nh", "d", "l", "lg", "lm", "lb", "ls", "lt", "lp", "lh", "m", "b", "bs", "s", "ss", "ng", "j", "c", "k", "t", "p", "h"];

    private static readonly Lazy<FrozenDictionary<int, string[]>> Blocks = new(ReadBlocks);

    /// <summary>Lower-case letters, digits, underscores and hyphens; empty for a character that is left out.</summary>
    /// <param name="codePoint">From 0x80.</param>
    public static string Of(int codePoint)
    {
        if (codePoint is >= FirstSyllable and <= LastSyllable)
        {
            return SyllableOf(codePoint - FirstSyllable);
        }

        return Blocks.Value.TryGetValue(codePoint / BlockSize, out string[]? parts) && codePoint % BlockSize < parts.Length ? parts[codePoint % BlockSize] : "";
    }

    // Hangul syllables are numbered by their three letters
    private static string SyllableOf(int number) =>
        Initials[number / (Medials.Length * Finals.Length)] + Medials[number / Finals.Length % Medials.Length] + Finals[number % Finals.Length];

    private static FrozenDictionary<int, string[]> ReadBlocks()
    {
        using var stream = typeof(Transliteration).Assembly.GetManifestResourceStream("Transliteration.txt") ?? throw new UnreachableException();
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'))
            .ToFrozenDictionary(line => int.Parse(line.AsSpan(0, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), ReadParts);
    }

    private static string[] ReadParts(string line)
    {
        string suffix = line[2] == '+' ? "-" : "";
        return [.. line[3..].Split(' ').SelectMany(Repeated).Select(part => part + suffix)];
    }

    private static IEnumerable<string> Repeated(string entry) => entry.Split('*') is [var part, var count]
        ? Enumerable.Repeat(part, int.Parse(count, CultureInfo.InvariantCulture))
        : [entry];
}
