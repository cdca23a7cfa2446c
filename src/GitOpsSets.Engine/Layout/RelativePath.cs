using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace GitOpsSets.Engine.Layout;

/// <summary>
/// A path below some root that is safe to write: <c>/</c> between parts, no empty part, no <c>.</c> or <c>..</c>, nothing that git,
/// a CI host or another operating system would take for something else (specs/security.md §5.3).
/// </summary>
public readonly record struct RelativePath : IComparable<RelativePath>
{
    private const int MaxBytes = 240;
    private const int MaxPartLength = 100;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\\:*?\"<>|~");

    private readonly string? _value;

    private RelativePath(string value)
    {
        _value = value;
    }

    /// <summary>The text; empty for the root itself.</summary>
    public string Value => _value ?? "";

    /// <summary>The folder it lies in; empty for a file at the root.</summary>
    public string Folder => Value.LastIndexOf('/') is var cut and >= 0 ? Value[..cut] : "";

    /// <summary>The last part.</summary>
    public string Name => Value[(Value.LastIndexOf('/') + 1)..];

    /// <summary>Checks a path that somebody wrote or a template rendered.</summary>
    /// <param name="text">With <c>/</c> between parts; one leading <c>./</c> and a trailing <c>/</c> are dropped.</param>
    /// <param name="path">The path, when it is safe.</param>
    /// <param name="reason">Why it is not, otherwise.</param>
    public static bool TryParse(string text, out RelativePath path, [NotNullWhen(false)] out string? reason)
    {
        path = default;
        string trimmed = text.StartsWith("./", StringComparison.Ordinal) ? text[2..] : text;
        trimmed = trimmed.EndsWith('/') ? trimmed[..^1] : trimmed;
        reason = Refuse(trimmed);
        if (reason is not null)
        {
            return false;
        }

        path = new RelativePath(trimmed);
        return true;
    }

    /// <summary>A path made of parts that are known to be safe.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    public static RelativePath Of(params ReadOnlySpan<string> parts) =>
        TryParse(string.Join('/', parts!), out var path, out string? reason) ? path : throw new ArgumentException(reason, nameof(parts));

    /// <inheritdoc/>
    public int CompareTo(RelativePath other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static string? Refuse(string text)
    {
        if (text.Length == 0)
        {
            return "the path is empty";
        }

        if (Encoding.UTF8.GetByteCount(text) > MaxBytes)
        {
            return "the path is longer than 240 bytes";
        }

        if (text.StartsWith('/'))
        {
            return "the path is absolute";
        }

        if (text.AsSpan().ContainsAny(Forbidden) || HoldsHalfCharacter(text) || !text.IsNormalized() || text.EnumerateRunes().Any(IsInvisible))
        {
            return "the path holds a character that is not allowed in file names everywhere";
        }

        foreach (string part in text.Split('/'))
        {
            if (RefusePart(part) is { } reason)
            {
                return reason;
            }
        }

        return ReservedNames.Refuse(text);
    }

    // What the last guard before publishing refuses must be refused here: there it would stop the whole commit, here it stops one element.
    private static bool IsInvisible(Rune rune) =>
        rune.Value is (>= 0x300 and <= 0x36F) or 0xFFFD
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned;

    // Bytes that are no text are carried so; they cannot even be asked whether they are normalised.
    private static bool HoldsHalfCharacter(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static string? RefusePart(string part) => part switch
    {
        "" => "the path has an empty part",
        "." or ".." => "the path has a part that is '.' or '..'",
        { Length: > MaxPartLength } => "a part of the path is longer than 100 characters",
        _ when part[^1] is '.' or ' ' || part[0] is ' ' or '-' => "a part of the path starts with a blank or '-', or ends with a blank or '.'",
        _ => null,
    };
}
