using System.Text;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Yaml;

/// <summary>Decodes the bytes of YAML files.</summary>
public static class YamlText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16Little = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16Big = new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file: UTF-8, or UTF-16 after a byte order mark, as go-yaml takes it.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="file">Its name for messages.</param>
    /// <returns>The text without a byte order mark.</returns>
    /// <exception cref="YamlException">The bytes are no valid text.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, string file)
    {
        var (encoding, mark) = bytes switch
        {
            [0xFF, 0xFE, ..] => ((Encoding)Utf16Little, 2),
            [0xFE, 0xFF, ..] => (Utf16Big, 2),
            [0xEF, 0xBB, 0xBF, ..] => (Utf8, 3),
            _ => (Utf8, 0),
        };
        try
        {
            return encoding.GetString(bytes[mark..]);
        }
        catch (DecoderFallbackException error)
        {
            var before = bytes[mark..Math.Clamp(mark + error.Index, mark, bytes.Length)];
            int line = 1 + before.Count((byte)'\n');
            throw new YamlException(new SourceSpan(file, line, 1), "the file is not UTF-8 text");
        }
    }
}
