using System.Text;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>A run of like characters in an identifier.</summary>
/// <param name="Kind">What the run is.</param>
/// <param name="Points">Its code points.</param>
internal sealed record Word(WordKind Kind, ReadOnlyMemory<int> Points)
{
    /// <summary>The words of a text, in order; together they are the text.</summary>
    public static IEnumerable<Word> Of(ReadOnlyMemory<int> points)
    {
        while (points.Length > 0)
        {
            var (kind, length) = First(points.Span);
            yield return new Word(kind, points[..length]);
            points = points[length..];
        }
    }

    public static bool IsConnector(int point) => point is '-' or '_' || GoCharacters.IsSpace(point);

    /// <summary>Writes the word without capitals, separators as the given one.</summary>
    public void AppendSmall(StringBuilder output, char connector)
    {
        bool changes = Kind is WordKind.Capitals or WordKind.Connector;
        foreach (int point in Points.Span)
        {
            int rune = changes ? GoCharacters.Rune(point) : point;
            GoCharacters.Append(output, !changes ? rune : IsConnector(rune) ? connector : GoCharacters.IsUpper(rune) ? GoCharacters.ToLower(rune) : rune);
        }
    }

    private static (WordKind Kind, int Length) First(ReadOnlySpan<int> points)
    {
        int length = 0;
        while (length < points.Length && IsInvalid(points[length]))
        {
            length++;
        }

        if (length == points.Length)
        {
            return (WordKind.Invalid, length);
        }

        int first = points[length++];
        return first switch
        {
            _ when IsConnector(first) => (WordKind.Connector, Extend(points, length, IsConnector)),
            _ when GoCharacters.IsPunctuation(first) => (WordKind.Punctuation, Extend(points, length, GoCharacters.IsPunctuation)),
            _ when GoCharacters.IsUpper(first) => (WordKind.Capitals, Capitals(points, length)),
            _ when IsAlphabetic(first) => (WordKind.Small, Extend(points, length, IsSmall)),
            _ when GoCharacters.IsNumber(first) => (WordKind.Number, Extend(points, length, GoCharacters.IsNumber)),
            _ => (WordKind.Other, Extend(points, length, IsOther)),
        };
    }

    // "HTTPStatus" is "HTTP" and "Status": before a small letter the last capital starts the next word.
    private static int Capitals(ReadOnlySpan<int> points, int length)
    {
        int end = Extend(points, length, GoCharacters.IsUpper);
        if (end == length)
        {
            return Extend(points, length, IsSmall);
        }

        return end < points.Length && IsAlphabetic(points[end]) ? end - 1 : end;
    }

    private static int Extend(ReadOnlySpan<int> points, int length, Func<int, bool> belongs)
    {
        while (length < points.Length && (IsInvalid(points[length]) || belongs(points[length])))
        {
            length++;
        }

        return length;
    }

    private static bool IsSmall(int point) => IsAlphabetic(point) && !GoCharacters.IsUpper(point);

    private static bool IsOther(int point) => !IsConnector(point) && !IsAlphabetic(point) && !GoCharacters.IsNumber(point) && !GoCharacters.IsPunctuation(point);

    private static bool IsInvalid(int point) => GoCharacters.Rune(point) == GoCharacters.Replacement;

    private static bool IsAlphabetic(int point) => GoCharacters.IsLetter(point) && point is not
        ((>= 0x3400 and <= 0x4D85) or (>= 0x4E00 and <= 0x9FCC) or (>= 0x20000 and <= 0x2B81D));
}
