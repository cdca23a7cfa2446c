using System.Security.Cryptography;

namespace GitOpsSets.Templating.Functions.Cryptography;

/// <summary>PEM blocks as Go's <c>encoding/pem</c> writes and finds them.</summary>
internal static class PemText
{
    /// <summary>A block, with a line break at its end.</summary>
    public static string Write(string label, byte[] content) => PemEncoding.WriteString(label, content) + "\n";

    /// <summary>The first block in a text.</summary>
    /// <returns>Null when there is none.</returns>
    public static (string Label, byte[] Content)? Find(string text)
    {
        if (!PemEncoding.TryFind(text, out var fields))
        {
            return null;
        }

        byte[] content = new byte[fields.DecodedDataLength];
        return Convert.TryFromBase64Chars(text.AsSpan()[fields.Base64Data], content, out _) ? (text[fields.Label], content) : null;
    }
}
