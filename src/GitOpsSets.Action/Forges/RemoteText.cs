using System.Globalization;
using System.Text;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges;

/// <summary>Makes text from the other side fit for a message: short, one line, harmless and without the token.</summary>
internal static class RemoteText
{
    private const int MaxCharacters = 300;

    /// <summary>At most 300 characters; control and format characters become spaces; echoed secrets become <c>***</c>.</summary>
    public static string Clean(string text, params IEnumerable<Secret> secrets)
    {
        foreach (var secret in secrets.Where(static secret => !secret.IsEmpty))
        {
            text = text.Replace(secret.Reveal().Trim(), "***", StringComparison.Ordinal);
        }

        var clean = new StringBuilder(Math.Min(text.Length, MaxCharacters));
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length >= MaxCharacters)
            {
                clean.Append('…');
                break;
            }

            bool harmless = Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);
            clean.Append(harmless ? rune.ToString() : " ");
        }

        return clean.ToString().Trim();
    }
}
