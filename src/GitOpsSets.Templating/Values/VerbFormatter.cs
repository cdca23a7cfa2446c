using System.Globalization;
using System.Text;
using GitOpsSets.Templating.Limits;

namespace GitOpsSets.Templating.Values;

/// <summary>Writes text and numbers by flags, width and precision. Reads beside Go's <c>fmt/format.go</c>.</summary>
/// <param name="output">Receives the text.</param>
/// <param name="budget">Null outside renders.</param>
internal sealed class VerbFormatter(TemplateTextBuilder output, Budget? budget)
{
    public const string LowerDigits = "0123456789abcdef";
    public const string UpperDigits = "0123456789ABCDEF";

    private const int FloatDefaultPrecision = 6;
    private const int LargestCodePoint = 0x10ffff;

    public FormatFlags Flags;

    public void Text(in TemplateValue value)
    {
        if (Flags.Width is null && Flags.Precision is null)
        {
            output.Append(value);
        }
        else
        {
            Pad(Truncate(value.Text));
        }
    }

    private string Truncate(string text)
    {
        if (Flags.Precision is not { } precision)
        {
            return text;
        }

        int index = 0;
        for (int runes = 0; index < text.Length && runes < precision; runes++)
        {
            index += char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) ? 2 : 1;
        }

        return text[..index];
    }

    public void Quoted(string text)
    {
        text = Truncate(text);
        Pad(Flags.Sharp && GoQuote.CanBackquote(text) ? $"`{text}`" : GoQuote.Text(text, Flags.Plus));
    }

    public void Hexadecimal(string text, string digits)
    {
        byte[] bytes = GoText.ToUtf8(text);
        int length = Math.Min(bytes.Length, Flags.Precision ?? bytes.Length);
        if (length == 0)
        {
            output.Append(PadCharacter, Flags.Width ?? 0);
            return;
        }

        budget?.ReserveText(5L * length);
        var hexadecimal = new StringBuilder();
        for (int index = 0; index < length; index++)
        {
            if (index > 0 && Flags.Space)
            {
                hexadecimal.Append(' ');
            }

            if (Flags.Sharp && (index == 0 || Flags.Space))
            {
                hexadecimal.Append('0').Append(digits == LowerDigits ? 'x' : 'X');
            }

            hexadecimal.Append(digits[bytes[index] >> 4]).Append(digits[bytes[index] & 15]);
        }

        Pad(hexadecimal.ToString());
    }

    /// <summary><c>%c</c>.</summary>
    public void Character(ulong bits) => Pad((CodePoint(bits) is var code && Rune.IsValid(code) ? new Rune(code) : Rune.ReplacementChar).ToString());

    /// <summary><c>%q</c> of a number.</summary>
    public void QuotedCharacter(ulong bits) => Pad(GoQuote.Character(CodePoint(bits), Flags.Plus));

    private static int CodePoint(ulong bits) => bits > LargestCodePoint ? Rune.ReplacementChar.Value : (int)bits;

    public void Integer(ulong bits, int numberBase, bool isSigned, int verb, string digits)
    {
        bool negative = isSigned && unchecked((long)bits) < 0;
        if (negative)
        {
            bits = unchecked(0 - bits);
        }

        if (Flags.Precision == 0 && bits == 0)
        {
            output.Append(' ', Flags.Width ?? 0);
            return;
        }

        // Two ways to ask for leading zeros: %.3d and %03d; a precision wins.
        int least = Flags.Precision ?? (Flags is { Zero: true, Minus: false, Width: { } width } ? width - (negative || Flags.Plus || Flags.Space ? 1 : 0) : 0);
        budget?.ReserveText(least);
        string number = InBase(bits, numberBase, digits).PadLeft(Math.Max(least, 0), '0');
        if (Flags.Sharp)
        {
            number = numberBase switch
            {
                2 => "0b" + number,
                8 when number[0] != '0' => "0" + number,
                16 => (digits == LowerDigits ? "0x" : "0X") + number,
                _ => number,
            };
        }

        string sign = negative ? "-" : Flags.Plus ? "+" : Flags.Space ? " " : "";
        PadWithSpaces(sign + (verb == 'O' ? "0o" : "") + number);
    }

    private static string InBase(ulong bits, int numberBase, string digits)
    {
        if (numberBase == 10)
        {
            return bits.ToString(CultureInfo.InvariantCulture);
        }

        Span<char> buffer = stackalloc char[64];
        int first = buffer.Length;
        do
        {
            buffer[--first] = digits[(int)(bits % (ulong)numberBase)];
            bits /= (ulong)numberBase;
        }
        while (bits > 0);

        return new string(buffer[first..]);
    }

    public void Unicode(ulong bits)
    {
        int least = Math.Max(4, Flags.Precision ?? 0);
        budget?.ReserveText(least);
        string code = "U+" + InBase(bits, 16, UpperDigits).PadLeft(least, '0');
        bool shown = Flags.Sharp && bits <= LargestCodePoint && Rune.IsValid((int)bits) && GoQuote.IsPrintable(new Rune((int)bits));
        PadWithSpaces(shown ? $"{code} '{new Rune((int)bits).ToString()}'" : code);
    }

    public void Float(double value, int verb)
    {
        int precision = Flags.Precision ?? (verb is 'f' or 'F' or 'e' or 'E' ? FloatDefaultPrecision : GoFloat.Shortest);
        budget?.ReserveText(precision + 400L);
        char form = verb is 'v' ? 'g' : verb is 'F' ? 'f' : (char)verb;
        string number = GoFloat.Format(value, form, precision);
        number = number[0] is '-' or '+' ? number : '+' + number;
        if (Flags.Space && number[0] == '+' && !Flags.Plus)
        {
            number = ' ' + number[1..];
        }

        if (number[1] is 'I' or 'N')
        {
            PadWithSpaces(number[0] == '+' && !Flags.Plus && (number[1] == 'N' || !double.IsInfinity(value)) ? number[1..] : number);
            return;
        }

        if (Flags.Sharp && verb != 'b')
        {
            number = WithPoint(number, verb, precision);
        }

        if (!Flags.Plus && number[0] == '+')
        {
            Pad(number[1..]);
        }
        else if (Flags is { Zero: true, Minus: false, Width: { } width } && width > number.Length)
        {
            output.Append(number[0]).Append('0', width - number.Length).Append(number[1..]);
        }
        else
        {
            Pad(number);
        }
    }

    // %#g keeps the point and the zeros at the end.
    private static string WithPoint(string number, int verb, int precision)
    {
        int digits = verb is 'v' or 'g' or 'G' or 'x' ? (precision == GoFloat.Shortest ? FloatDefaultPrecision : precision) : 0;
        int tail = number.AsSpan().IndexOfAny(verb is 'x' or 'X' ? "pP" : "eEpP");
        string exponent = tail < 0 ? "" : number[tail..];
        string mantissa = tail < 0 ? number : number[..tail];
        bool hasPoint = false, sawNonZero = false;
        foreach (char character in mantissa.AsSpan(1))
        {
            if (character == '.')
            {
                hasPoint = true;
                continue;
            }

            sawNonZero |= character != '0';
            digits -= sawNonZero ? 1 : 0;
        }

        if (!hasPoint)
        {
            digits -= mantissa.Length == 2 && mantissa[1] == '0' ? 1 : 0;
            mantissa += '.';
        }

        return mantissa + new string('0', Math.Max(digits, 0)) + exponent;
    }

    private char PadCharacter => Flags is { Zero: true, Minus: false } ? '0' : ' ';

    private void PadWithSpaces(string text)
    {
        bool zero = Flags.Zero;
        Flags.Zero = false;
        Pad(text);
        Flags.Zero = zero;
    }

    public void Pad(string text)
    {
        int missing = Flags.Width is { } width ? width - RuneCount(text) : 0;
        if (missing <= 0)
        {
            output.Append(text);
        }
        else if (Flags.Minus)
        {
            output.Append(text).Append(PadCharacter, missing);
        }
        else
        {
            output.Append(PadCharacter, missing).Append(text);
        }
    }

    private static int RuneCount(string text)
    {
        int count = text.Length;
        for (int index = 1; index < text.Length; index++)
        {
            if (char.IsLowSurrogate(text[index]) && char.IsHighSurrogate(text[index - 1]))
            {
                count--;
            }
        }

        return count;
    }
}
