using System.Globalization;
using System.Text;

namespace GitOpsSets.Engine.Yaml.Emitting;

/// <summary>Writes characters as escapes for double quotes, the shortest that go-yaml knows.</summary>
internal static class DoubleQuotedEscapes
{
    /// <summary>Appends the escape of the character at a place.</summary>
    /// <returns>UTF-16 units of that character.</returns>
    public static int Append(string text, int index, StringBuilder output)
    {
        if (!Rune.TryGetRuneAt(text, index, out var rune))
        {
            output.Append('\uFFFD');
            return 1;
        }

        string? letter = Letter(rune.Value);
        if (letter is not null)
        {
            output.Append('\\').Append(letter);
        }
        else if (rune.Value <= 0xFF)
        {
            output.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:X2}");
        }
        else if (rune.IsBmp)
        {
            output.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}");
        }
        else
        {
            output.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:X8}");
        }

        return rune.Utf16SequenceLength;
    }

    private static string? Letter(int character) => character switch
    {
        0 => "0",
        '\a' => "a",
        '\b' => "b",
        '\t' => "t",
        '\n' => "n",
        '\v' => "v",
        '\f' => "f",
        '\r' => "r",
        '\u001B' => "e",
        '"' => "\"",
        '\\' => "\\",
        '\u0085' => "N",
        '\u00A0' => "_",
        '\u2028' => "L",
        '\u2029' => "P",
        _ => null,
    };
}
