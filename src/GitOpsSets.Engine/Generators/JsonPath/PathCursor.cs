using System.Globalization;
using System.Text;

namespace GitOpsSets.Engine.Generators.JsonPath;

/// <summary>A place in the text of an expression, and the start of what is being read there.</summary>
/// <param name="text">The expression.</param>
internal sealed class PathCursor(string text)
{
    private readonly Rune[] _input = [.. text.EnumerateRunes()];
    private int _start;

    /// <summary>In code points.</summary>
    public int Position { get; set; }

    /// <summary>Whether nothing was read since <see cref="Consume"/>.</summary>
    public bool IsEmpty => Position <= _start;

    /// <summary>Whether the character before the last one read is a backslash.</summary>
    public bool IsEscaped => _input[Position - 2].Value == '\\';

    public static bool IsTerminator(Rune? rune) => rune is null || rune.Value.Value is ' ' or '\t' or '\r' or '\n' or '.' or ',' or '[' or ']' or '$' or '@' or '{' or '}';

    public static bool IsWord(Rune rune) => rune.Value == '_' || Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber;

    public static bool IsDigit(Rune? rune) => rune is { } known && Rune.GetUnicodeCategory(known) == UnicodeCategory.DecimalDigitNumber;

    public bool StartsWith(string prefix)
    {
        if (Position + prefix.Length > _input.Length)
        {
            return false;
        }

        for (int i = 0; i < prefix.Length; i++)
        {
            if (_input[Position + i].Value != prefix[i])
            {
                return false;
            }
        }

        return true;
    }

    public Rune? Peek() => Position < _input.Length ? _input[Position] : null;

    public Rune? Next() => Position < _input.Length ? _input[Position++] : null;

    /// <summary>Goes back over what was read; the end takes no place.</summary>
    public void Back(Rune? read) => Position -= read is null ? 0 : 1;

    /// <summary>Forgets what was read since the last call.</summary>
    public void Discard() => _start = Position;

    /// <summary>What was read since the last call.</summary>
    public string Consume()
    {
        var read = new StringBuilder();
        for (int i = _start; i < Position; i++)
        {
            read.Append(_input[i]);
        }

        _start = Position;
        return read.ToString();
    }
}
