using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace GitOpsSets.Templating.Values;

/// <summary>
/// Go's byte strings as .NET strings. Text that is valid UTF-8 is itself; a byte that is not (0x80 to 0xFF) is carried as the lone low surrogate
/// U+DC80 to U+DCFF, so that every byte string survives the way there and back.
/// </summary>
/// <remarks>
/// A string is <em>canonical</em> when no run of carried bytes forms a character; <see cref="FromUtf8"/> gives only canonical strings, joining two of them may not
/// (see <see cref="Canonical"/>). A surrogate that neither belongs to a pair nor carries a byte cannot come from Go; it counts as U+FFFD.
/// </remarks>
public static class GoText
{
    private const char FirstCarriedByte = '\uDC80';
    private const char LastCarriedByte = '\uDCFF';
    private const int CarryOffset = 0xDC00;

    /// <summary>The bytes Go would hold.</summary>
    /// <param name="text">Any text of ours.</param>
    /// <returns>UTF-8, except where <paramref name="text"/> carries other bytes.</returns>
    public static byte[] ToUtf8(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!HasSurrogates(text))
        {
            return Encoding.UTF8.GetBytes(text);
        }

        byte[] bytes = new byte[ByteCount(text)];
        int written = Encode(text, bytes);
        return written == bytes.Length ? bytes : bytes[..written];
    }

    /// <summary>Reads bytes as Go text.</summary>
    /// <param name="bytes">Any bytes.</param>
    /// <returns>A canonical string; <see cref="ToUtf8"/> gives <paramref name="bytes"/> back.</returns>
    public static string FromUtf8(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out int consumed) == OperationStatus.Done)
            {
                text.Append(rune.ToString());
            }
            else
            {
                foreach (byte value in bytes[..consumed])
                {
                    text.Append((char)(CarryOffset + value));
                }
            }

            bytes = bytes[consumed..];
        }

        return text.ToString();
    }

    /// <summary>Go's <c>len(text)</c>.</summary>
    /// <param name="text">Any text of ours.</param>
    /// <returns>The number of bytes, at least 0.</returns>
    public static int ByteCount(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!HasSurrogates(text))
        {
            return Encoding.UTF8.GetByteCount(text);
        }

        int count = 0;
        for (int index = 0; index < text.Length; index++)
        {
            char unit = text[index];
            if (IsPairAt(text, index))
            {
                count += 4;
                index++;
            }
            else
            {
                count += unit < 0x80 || IsCarriedByte(unit) ? 1 : unit < 0x800 ? 2 : 3;
            }
        }

        return count;
    }

    /// <summary>Go's order of strings: byte by byte, which is the order of code points where both are valid UTF-8 (and differs from the order of UTF-16 units beyond U+FFFF).</summary>
    /// <param name="left">Any text of ours.</param>
    /// <param name="right">Any text of ours.</param>
    /// <returns>Less than 0, 0 or more than 0. 0 means the same bytes, also when one string is not canonical.</returns>
    public static int Compare(string left, string right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        int common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }

        if (!char.IsSurrogate(left[common]) && !char.IsSurrogate(right[common]))
        {
            return left[common].CompareTo(right[common]);
        }

        return ToUtf8(left).AsSpan().SequenceCompareTo(ToUtf8(right));
    }

    /// <summary>Go's <c>text[byteStart:byteEnd]</c>. A character that is cut becomes its carried bytes.</summary>
    /// <param name="text">Any text of ours.</param>
    /// <param name="byteStart">In bytes, from 0.</param>
    /// <param name="byteEnd">In bytes, from <paramref name="byteStart"/> to <see cref="ByteCount"/>.</param>
    /// <returns>A canonical string.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Go would panic: the bounds are not inside the text.</exception>
    public static string Substring(string text, int byteStart, int byteEnd)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Ascii.IsValid(text))
        {
            CheckBounds(byteStart, byteEnd, text.Length);
            return text[byteStart..byteEnd];
        }

        byte[] bytes = ToUtf8(text);
        CheckBounds(byteStart, byteEnd, bytes.Length);
        return FromUtf8(bytes.AsSpan(byteStart, byteEnd - byteStart));
    }

    /// <summary>The same bytes with every run of carried bytes that forms a character made that character.</summary>
    /// <param name="text">Any text of ours, for example two halves of a cut character joined again.</param>
    /// <returns>A canonical string: two of them are equal exactly when their bytes are.</returns>
    public static string Canonical(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int first = text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff');
        for (int index = first; index >= 0 && index < text.Length; index++)
        {
            if (IsPairAt(text, index))
            {
                index++;
            }
            else if (char.IsSurrogate(text[index]))
            {
                return FromUtf8(ToUtf8(text));
            }
        }

        return text;
    }

    /// <summary>The text that is read where a text was written as UTF-8 and its bytes that are none were replaced: each is U+FFFD. As <c>encoding/json</c> does.</summary>
    public static string ReplaceCarriedBytes(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
        {
            return text;
        }

        var output = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            output.Append(rune.ToString());
        }

        return output.ToString();
    }

    /// <summary>Whether a UTF-16 unit that is not part of a pair carries a byte.</summary>
    /// <param name="unit">A unit outside a surrogate pair.</param>
    /// <returns>True for U+DC80 to U+DCFF.</returns>
    public static bool IsCarriedByte(char unit) => unit is >= FirstCarriedByte and <= LastCarriedByte;

    private static int Encode(string text, Span<byte> bytes)
    {
        int written = 0;
        for (int index = 0; index < text.Length; index++)
        {
            char unit = text[index];
            if (IsPairAt(text, index))
            {
                written += new Rune(unit, text[++index]).EncodeToUtf8(bytes[written..]);
            }
            else if (IsCarriedByte(unit))
            {
                bytes[written++] = (byte)(unit - CarryOffset);
            }
            else
            {
                written += (char.IsSurrogate(unit) ? Rune.ReplacementChar : new Rune(unit)).EncodeToUtf8(bytes[written..]);
            }
        }

        return written;
    }

    private static bool HasSurrogates(string text) => text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF');

    private static bool IsPairAt(string text, int index) =>
        char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);

    private static void CheckBounds(int start, int end, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start, nameof(start));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, end, nameof(start));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(end, length, nameof(end));
    }
}
