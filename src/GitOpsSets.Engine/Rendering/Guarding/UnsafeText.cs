using System.Buffers;
using System.Text;

namespace GitOpsSets.Engine.Rendering.Guarding;

/// <summary>Characters that no outsider may write into a document, whatever quotes them (specs/security.md §2.4, step 0).</summary>
internal static class UnsafeText
{
    /// <summary>In UTF-8.</summary>
    public const int MaxBytes = 1024;

    private static readonly string[] Marks = ["${", "$(", "{{", "<<"];
    private static readonly SearchValues<string> AnyMark = SearchValues.Create(Marks, StringComparison.Ordinal);

    /// <summary>What is wrong with the characters of a text, after "would"; null when nothing is.</summary>
    public static string? Problem(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) > MaxBytes)
        {
            return "write more than 1 KiB";
        }

        int at = 0;
        while (at < text.Length)
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune))
            {
                return "write bytes that are no text";
            }

            if (Problem(rune.Value) is { } problem)
            {
                return problem;
            }

            at += rune.Utf16SequenceLength;
        }

        return null;
    }

    /// <summary>The first piece of text from <paramref name="start"/> on that Flux, Helm, a shell or another set would expand; -1 for none.</summary>
    public static int FindMark(string text, int start = 0) => text.AsSpan(start).IndexOfAny(AnyMark) is >= 0 and var found ? start + found : -1;

    /// <summary>Length of every mark.</summary>
    public const int MarkLength = 2;

    private static string? Problem(int character) => character switch
    {
        '\n' or '\r' or 0x85 or 0x2028 or 0x2029 => "write a line break",
        < 0x20 or (>= 0x7F and <= 0x9F) => "write a control character",
        0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => "write a character that turns the direction of text",
        0xFEFF => "write a byte order mark",
        _ => null,
    };
}
