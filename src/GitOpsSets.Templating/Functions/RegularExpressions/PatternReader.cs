using System.Text;

namespace GitOpsSets.Templating.Functions.RegularExpressions;

/// <summary>A pattern's text and how far it has been read.</summary>
internal sealed class PatternReader(string text)
{
    public int Position { get; set; }

    public bool AtEnd => Position >= text.Length;

    /// <summary>Whether only one unit is left.</summary>
    public bool AtLast => Position == text.Length - 1;

    /// <summary>The next UTF-16 unit, or NUL at the end; every character with a meaning in a pattern is one unit.</summary>
    public char Current => Ahead(0);

    public char Ahead(int distance) => Position + distance < text.Length ? text[Position + distance] : '\0';

    public bool StartsWith(string prefix) => text.AsSpan(Position).StartsWith(prefix, StringComparison.Ordinal);

    public bool TryRead(string prefix)
    {
        if (!StartsWith(prefix))
        {
            return false;
        }

        Position += prefix.Length;
        return true;
    }

    /// <summary>Reads one code point; not at the end.</summary>
    public int ReadCodePoint()
    {
        var rune = Rune.GetRuneAt(text, Position);
        Position += rune.Utf16SequenceLength;
        return rune.Value;
    }

    /// <summary>Where <paramref name="delimiter"/> is next, or -1.</summary>
    public int Find(string delimiter) => text.IndexOf(delimiter, Position, StringComparison.Ordinal);

    public string From(int start) => text[start..Position];

    public string Rest(int start) => text[start..];

    public string Between(int start, int end) => text[start..end];
}
