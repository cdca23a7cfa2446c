using System.Text;

namespace GitOpsSets.Templating.Functions.Slugs;

/// <summary>Go's <c>unicode.ToLower</c> as far as it leads into ASCII.</summary>
internal static class AsciiLowerCase
{
    /// <summary>The lower case of a character, or null when that is not ASCII.</summary>
    public static char? Of(Rune rune) => rune.Value switch
    {
        >= 'A' and <= 'Z' => (char)(rune.Value | 0x20),
        < 0x80 => (char)rune.Value,
        '\u0130' => 'i', // I with a dot
        '\u212A' => 'k', // Kelvin sign
        _ => null,
    };
}
