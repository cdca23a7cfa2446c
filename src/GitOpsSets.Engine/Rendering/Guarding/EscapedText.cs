using System.Globalization;
using System.Text;

namespace GitOpsSets.Engine.Rendering.Guarding;

/// <summary>Foreign text for a message: printable ASCII and nothing else, so that it can neither colour, hide nor command anything.</summary>
internal static class EscapedText
{
    /// <summary>Characters of the result, without the mark of what was left out.</summary>
    public const int MaxLength = 80;

    /// <summary>The text with everything else as <c>\u2028</c>, cut to <see cref="MaxLength"/> characters.</summary>
    public static string Of(string text)
    {
        var escaped = new StringBuilder(Math.Min(text.Length, MaxLength));
        foreach (char c in text)
        {
            string one = c is '"' or '\\' ? $"\\{c}" : Escape(c);
            if (escaped.Length + one.Length > MaxLength)
            {
                return escaped.Append("...").ToString();
            }

            escaped.Append(one);
        }

        return escaped.ToString();
    }

    /// <summary>A sentence that may hold such text: one line of printable ASCII, whole.</summary>
    public static string OfLine(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        foreach (char c in text)
        {
            escaped.Append(Escape(c));
        }

        return escaped.ToString();
    }

    private static string Escape(char c) => c switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        >= ' ' and <= '~' => c.ToString(),
        _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
    };
}
