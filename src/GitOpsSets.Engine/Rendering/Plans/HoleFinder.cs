using System.Buffers;
using System.Collections.Immutable;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Rendering.Plans;

/// <summary>
/// Finds in what actions wrote the stretches that may be different the next time: the whole of a simple value, what stands in quotes, and the words of JSON and YAML that are no keys. Any choice
/// would do: a plan holds for every text that differs from the first one in these stretches alone.
/// </summary>
internal static class HoleFinder
{
    /// <summary>Texts with more holes are read the long way.</summary>
    public const int MaxHoles = 4096;

    private static readonly SearchValues<char> Words = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._/+=@~-");
    private static readonly SearchValues<char> Structure = SearchValues.Create("\"'\\\n\r{}[],");

    /// <summary>Finds the holes of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="insertions">What actions wrote of it.</param>
    /// <param name="holes">Takes the holes, in order; none is empty.</param>
    public static void Find(string text, ImmutableArray<TextInsertion> insertions, List<TextInsertion> holes)
    {
        holes.Clear();
        foreach (var insertion in insertions)
        {
            var written = text.AsSpan(insertion.Start, insertion.Length);
            if (!written.IsEmpty && !written.ContainsAny(Structure))
            {
                holes.Add(insertion);
            }
            else
            {
                Split(written, insertion.Start, holes);
            }
        }
    }

    private static void Split(ReadOnlySpan<char> written, int start, List<TextInsertion> holes)
    {
        int at = 0;
        while (at < written.Length)
        {
            if (written[at] == '"')
            {
                at = SkipQuoted(written, at, start, holes);
                continue;
            }

            int length = WordLength(written[at..]);
            if (length > 0 && !EndsKey(written, at + length))
            {
                holes.Add(new TextInsertion(start + at, length));
            }

            at += Math.Max(length, 1);
        }
    }

    private static int SkipQuoted(ReadOnlySpan<char> written, int quote, int start, List<TextInsertion> holes)
    {
        int length = written[(quote + 1)..].IndexOfAny('"', '\n');
        if (length < 0 || written[quote + 1 + length] == '\n')
        {
            return quote + 1;
        }

        int after = quote + length + 2;
        var value = written.Slice(quote + 1, length);
        bool isEscaped = value.Contains('\\');
        if (length > 0 && !isEscaped && !EndsKey(written, after))
        {
            holes.Add(new TextInsertion(start + quote + 1, length));
        }

        return isEscaped ? written.Length : after;
    }

    private static bool EndsKey(ReadOnlySpan<char> written, int at) => at < written.Length && written[at] == ':';

    private static int WordLength(ReadOnlySpan<char> text)
    {
        if (!char.IsAsciiLetterOrDigit(text[0]) && text[0] != '/')
        {
            return 0;
        }

        int length = text.IndexOfAnyExcept(Words);
        return length < 0 ? text.Length : length;
    }
}
