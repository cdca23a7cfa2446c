using System.Globalization;
using System.Text;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>
/// Characters as Go's <c>unicode</c> package sees them. A byte that is no UTF-8 stays the lone surrogate that carries it,
/// see <see cref="Values.GoText"/>; where Go reads it as a rune it is <see cref="Replacement"/>.
/// </summary>
internal static class GoCharacters
{
    /// <summary>U+FFFD.</summary>
    public const int Replacement = 0xFFFD;

    private const int FirstGeorgianLetter = 0x10D0;
    private const int LastGeorgianLetter = 0x10FF;

    /// <summary>The code points of a text; a byte that is no UTF-8 is one of its own.</summary>
    public static int[] Of(string text)
    {
        var points = new int[text.Length];
        int count = 0;
        for (int i = 0; i < text.Length; count++)
        {
            points[count] = At(text, i, out int length);
            i += length;
        }

        return points[..count];
    }

    /// <summary>The code point that starts at a place.</summary>
    public static int At(string text, int index, out int length)
    {
        length = char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) ? 2 : 1;
        return length == 2 ? char.ConvertToUtf32(text[index], text[index + 1]) : text[index];
    }

    /// <summary>The code point that ends before a place.</summary>
    public static int Before(string text, int index, out int length)
    {
        length = index >= 2 && char.IsLowSurrogate(text[index - 1]) && char.IsHighSurrogate(text[index - 2]) ? 2 : 1;
        return length == 2 ? char.ConvertToUtf32(text[index - 2], text[index - 1]) : text[index - 1];
    }

    /// <summary>Writes a code point, bytes that are no UTF-8 as they are.</summary>
    public static void Append(StringBuilder output, int point)
    {
        if (point > char.MaxValue)
        {
            output.Append(new Rune(point));
        }
        else
        {
            output.Append((char)point);
        }
    }

    /// <summary>The rune Go decodes: U+FFFD for a byte that is no UTF-8.</summary>
    public static int Rune(int point) => point is >= 0xD800 and <= 0xDFFF ? Replacement : point;

    public static bool IsSpace(int point) => point is >= 0x09 and <= 0x0D or 0x20 or 0x85 or 0xA0 or 0x1680 or (>= 0x2000 and <= 0x200A) or 0x2028 or 0x2029 or 0x202F or 0x205F or 0x3000;

    public static bool IsUpper(int point) => Category(point) == UnicodeCategory.UppercaseLetter;

    public static bool IsLower(int point) => Category(point) == UnicodeCategory.LowercaseLetter;

    public static bool IsTitle(int point) => Category(point) == UnicodeCategory.TitlecaseLetter;

    public static bool IsLetter(int point) => Category(point) is >= UnicodeCategory.UppercaseLetter and <= UnicodeCategory.OtherLetter;

    public static bool IsDigit(int point) => Category(point) == UnicodeCategory.DecimalDigitNumber;

    public static bool IsNumber(int point) => Category(point) is >= UnicodeCategory.DecimalDigitNumber and <= UnicodeCategory.OtherNumber;

    public static bool IsPunctuation(int point) => Category(point) is >= UnicodeCategory.ConnectorPunctuation and <= UnicodeCategory.OtherPunctuation;

    /// <summary>Letters, marks, numbers, punctuation, symbols and the ASCII space: Go's <c>strconv.IsPrint</c>.</summary>
    public static bool IsPrintable(int point) => point == ' ' || Category(point) is
        <= UnicodeCategory.OtherNumber or (>= UnicodeCategory.ConnectorPunctuation and <= UnicodeCategory.OtherSymbol);

    /// <summary>Simple upper-case mapping; unlike .NET's invariant one it also maps into ASCII.</summary>
    public static int ToUpper(int point) => Rune(point) switch
    {
        0x131 => 'I',
        0x17F => 'S',
        var rune => System.Text.Rune.ToUpperInvariant(new Rune(rune)).Value,
    };

    /// <summary>Simple lower-case mapping; unlike .NET's invariant one it also maps into ASCII.</summary>
    public static int ToLower(int point) => Rune(point) switch
    {
        0x130 => 'i',
        0x212A => 'k',
        var rune => System.Text.Rune.ToLowerInvariant(new Rune(rune)).Value,
    };

    /// <summary>Simple title-case mapping: upper case but for digraphs and Georgian.</summary>
    public static int ToTitle(int point) => point switch
    {
        >= 0x1C4 and <= 0x1C6 => 0x1C5,
        >= 0x1C7 and <= 0x1C9 => 0x1C8,
        >= 0x1CA and <= 0x1CC => 0x1CB,
        >= 0x1F1 and <= 0x1F3 => 0x1F2,
        >= FirstGeorgianLetter and <= LastGeorgianLetter => point,
        _ => ToUpper(point),
    };

    /// <summary>Applies a mapping to every rune, as Go's <c>strings.Map</c> does.</summary>
    public static string Map(string text, Func<int, int> mapping)
    {
        var output = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length;)
        {
            Append(output, mapping(Rune(At(text, i, out int length))));
            i += length;
        }

        return output.ToString();
    }

    private static UnicodeCategory Category(int point) => CharUnicodeInfo.GetUnicodeCategory(point);
}
