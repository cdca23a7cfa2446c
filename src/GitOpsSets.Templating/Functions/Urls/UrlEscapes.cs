using System.Text;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Urls;

/// <summary>Percent escapes, as Go's <c>net/url</c> reads and writes them.</summary>
internal static class UrlEscapes
{
    private const string HexDigits = "0123456789ABCDEF";
    private const string SubDelimiters = "!$&'()*+,;=";

    /// <summary>Escapes every byte that may not stand for itself.</summary>
    public static string Escape(string text, UrlPlace place)
    {
        byte[] bytes = GoText.ToUtf8(text);
        var output = new StringBuilder(bytes.Length);
        foreach (byte value in bytes)
        {
            if (MustEscape(value, place))
            {
                output.Append('%').Append(HexDigits[value >> 4]).Append(HexDigits[value & 15]);
            }
            else
            {
                output.Append((char)value);
            }
        }

        return output.ToString();
    }

    /// <summary>Resolves escapes.</summary>
    /// <exception cref="FunctionException">An escape is malformed, or the place forbids a character.</exception>
    public static string Unescape(string text, UrlPlace place)
    {
        byte[] bytes = GoText.ToUtf8(text);
        byte[] output = new byte[bytes.Length];
        int length = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            byte value = bytes[i];
            if (value == '%')
            {
                output[length++] = EscapeAt(bytes, i, place);
                i += 2;
                continue;
            }

            if (place is UrlPlace.Host or UrlPlace.HostZone && value < 0x80 && MustEscape(value, place))
            {
                throw new FunctionException($"invalid character \"{(char)value}\" in host name");
            }

            output[length++] = value;
        }

        return GoText.FromUtf8(output.AsSpan(0, length));
    }

    private static byte EscapeAt(byte[] bytes, int i, UrlPlace place)
    {
        if (i + 2 >= bytes.Length || !char.IsAsciiHexDigit((char)bytes[i + 1]) || !char.IsAsciiHexDigit((char)bytes[i + 2]))
        {
            throw Malformed(bytes, i);
        }

        byte value = (byte)((Convert.ToInt32(((char)bytes[i + 1]).ToString(), 16) << 4) | Convert.ToInt32(((char)bytes[i + 2]).ToString(), 16));

        // RFC 6874: in a host, escapes are for bytes beyond ASCII, and %25 for the zone of an address.
        bool isPercent = value == '%';
        bool isRefused = place switch
        {
            UrlPlace.Host => value < 0x80 && !isPercent,
            UrlPlace.HostZone => !isPercent && value != ' ' && MustEscape(value, UrlPlace.Host),
            _ => false,
        };
        return isRefused ? throw Malformed(bytes, i) : value;
    }

    private static FunctionException Malformed(byte[] bytes, int i) =>
        new($"invalid URL escape \"{GoText.FromUtf8(bytes.AsSpan(i, Math.Min(3, bytes.Length - i)))}\"");

    private static bool MustEscape(byte value, UrlPlace place)
    {
        char character = (char)value;
        if (char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or '~')
        {
            return false;
        }

        return place switch
        {
            UrlPlace.Host or UrlPlace.HostZone => !(SubDelimiters + ":[]<>\"").Contains(character, StringComparison.Ordinal),
            UrlPlace.Path => !"$&+,/:;=@".Contains(character, StringComparison.Ordinal),
            UrlPlace.User => !"$&+,;=".Contains(character, StringComparison.Ordinal),
            _ => !"$&+,/:;=?@!()*".Contains(character, StringComparison.Ordinal),
        };
    }
}
