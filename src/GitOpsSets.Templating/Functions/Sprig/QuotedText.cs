using System.Globalization;
using System.Text;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>Text as Go's <c>strconv.Quote</c> escapes it.</summary>
internal static class QuotedText
{
    /// <summary>What stands between the quotes.</summary>
    public static string Escape(string text)
    {
        var output = new StringBuilder(text.Length + 8);
        for (int i = 0; i < text.Length;)
        {
            int point = GoCharacters.At(text, i, out int length);
            i += length;
            if (point is '"' or '\\')
            {
                output.Append('\\').Append((char)point);
            }
            else if (GoCharacters.IsPrintable(point))
            {
                GoCharacters.Append(output, point);
            }
            else
            {
                output.Append(Escape(point));
            }
        }

        return output.ToString();
    }

    private static string Escape(int point) => point switch
    {
        '\a' => "\\a",
        '\b' => "\\b",
        '\f' => "\\f",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\v' => "\\v",
        < ' ' or 0x7F => string.Create(CultureInfo.InvariantCulture, $"\\x{point:x2}"),
        >= 0xD800 and <= 0xDFFF => string.Create(CultureInfo.InvariantCulture, $"\\x{point & 0xFF:x2}"),
        <= char.MaxValue => string.Create(CultureInfo.InvariantCulture, $"\\u{point:x4}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"\\U{point:x8}"),
    };
}
