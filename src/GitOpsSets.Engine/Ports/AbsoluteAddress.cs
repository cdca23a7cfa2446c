using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace GitOpsSets.Engine.Ports;

/// <summary>Reads addresses that others write.</summary>
public static class AbsoluteAddress
{
    /// <summary>Reads an address.</summary>
    /// <param name="text">Any text; none, or one with control or format characters, is no address.</param>
    /// <param name="address">Absolute, of any scheme.</param>
    public static bool TryRead([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Uri? address)
    {
        address = null;
#pragma warning disable RS0030 // the one place that may
        return text is not null && IsPlain(text) && Uri.TryCreate(text, UriKind.Absolute, out address);
#pragma warning restore RS0030
    }

    /// <summary>Reads an address, or the rest of one.</summary>
    /// <param name="from">Where it was written.</param>
    /// <param name="text">Any text; none, or one with control or format characters, is no address.</param>
    /// <param name="address">Absolute, of any scheme.</param>
    public static bool TryResolve(Uri from, [NotNullWhen(true)] string? text, [NotNullWhen(true)] out Uri? address)
    {
        address = null;
#pragma warning disable RS0030 // the one place that may
        return text is not null && IsPlain(text) && Uri.TryCreate(from, text, out address);
#pragma warning restore RS0030
    }

    // Uri takes marks of direction out before it looks, and may fall over what is left.
    private static bool IsPlain(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format)
            {
                return false;
            }
        }

        return true;
    }
}
