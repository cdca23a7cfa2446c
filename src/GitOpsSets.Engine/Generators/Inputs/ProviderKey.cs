using System.Globalization;
using System.Text;

namespace GitOpsSets.Engine.Generators.Inputs;

/// <summary>The key under which a provider's inputs stand in a permutation.</summary>
internal static class ProviderKey
{
    /// <summary>
    /// Makes a key of a provider's name: lower case; spaces and punctuation become <c>_</c>, runs of them one; everything else that is not
    /// <c>a-z</c> or <c>0-9</c> is dropped, symbols such as <c>+</c> and letters beyond ASCII included.
    /// </summary>
    /// <returns>Empty when nothing is left; such a provider cannot be permuted.</returns>
    public static string Of(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            char lower = Lower(rune);
            if (char.IsAsciiLetterLower(lower) || char.IsAsciiDigit(lower))
            {
                key.Append(lower);
            }
            else if (IsSeparator(rune) && key.Length > 0 && key[^1] != '_')
            {
                key.Append('_');
            }
        }

        return key.ToString().TrimEnd('_');
    }

    // Two characters beyond ASCII have a lower case within it.
    private static char Lower(Rune rune) => rune.Value switch
    {
        0x0130 => 'i',
        0x212A => 'k',
        _ => rune.IsAscii ? char.ToLowerInvariant((char)rune.Value) : '\0',
    };

    private static bool IsSeparator(Rune rune) => Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation or
        UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation;
}
