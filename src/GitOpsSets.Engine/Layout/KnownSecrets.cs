using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Layout;

/// <summary>The secrets that a run was given, looked for in whatever it is about to publish (specs/security.md §3.3). No template can read them; this is the last door.</summary>
public sealed class KnownSecrets
{
    /// <summary>A shorter value is found in too many innocent places.</summary>
    public const int LeastBytes = 8;

    private readonly SearchValues<string> _forms;

    /// <summary>Looks for these.</summary>
    /// <param name="secrets">Values that must not be published; short ones are passed over.</param>
    public KnownSecrets(IEnumerable<Secret> secrets) => _forms = SearchValues.Create([.. secrets.SelectMany(FormsOf).Distinct(StringComparer.Ordinal)], StringComparison.Ordinal);

    /// <summary>Knows none.</summary>
    public static KnownSecrets None { get; } = new([]);

    /// <summary>The 1-based line where a text holds a secret: as it is or one of its lines, in Base64 wherever that begins, in hexadecimal, escaped for addresses or JSON; 0 for none.</summary>
    public int LineIn(string text)
    {
        int at = text.AsSpan().IndexOfAny(_forms);
        return at < 0 ? 0 : 1 + text.AsSpan(0, at).Count('\n');
    }

    private static IEnumerable<string> FormsOf(Secret secret)
    {
        string value = secret.Reveal().Trim();
        foreach (string line in value.ReplaceLineEndings("\n").Split('\n').Select(static line => line.Trim()).Where(IsLongEnough))
        {
            byte[] bytes = Encoding.UTF8.GetBytes(line);
            yield return line;
            yield return Uri.EscapeDataString(line);
            yield return JsonEncodedText.Encode(line).Value;
            yield return JsonEncodedText.Encode(line, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value;
            yield return Convert.ToHexString(bytes);
            yield return Convert.ToHexStringLower(bytes);
            for (int shift = 0; shift < 3; shift++)
            {
                string encoded = Base64(bytes, shift);
                yield return encoded;
                yield return encoded.Replace('+', '-').Replace('/', '_');
            }
        }
    }

    private static bool IsLongEnough(string text) => Encoding.UTF8.GetByteCount(text) >= LeastBytes;

    // What stands before and after shares characters with the first and last bytes: those characters are left out.
    private static string Base64(byte[] bytes, int shift)
    {
        string encoded = Convert.ToBase64String([.. new byte[shift], .. bytes]).TrimEnd('=');
        int first = shift == 0 ? 0 : shift + 1;
        int last = (shift + bytes.Length) % 3 == 0 ? encoded.Length : encoded.Length - 1;
        return encoded[first..last];
    }
}
