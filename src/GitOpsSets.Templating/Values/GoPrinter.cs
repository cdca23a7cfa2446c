using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using GitOpsSets.Templating.Evaluation;
using GitOpsSets.Templating.Functions;

namespace GitOpsSets.Templating.Values;

/// <summary>Prints values by verbs. Reads beside Go's <c>fmt/print.go</c> and <c>fmt/format.go</c>.</summary>
/// <param name="output">Receives the text.</param>
/// <param name="budget">Charged for every value printed; null outside renders.</param>
internal sealed class GoPrinter(TemplateTextBuilder output, Budget? budget)
{
    private const int MaxDepth = 1_000;
    private const int MaxValuesWithoutBudget = 1_000_000;
    private const int FloatDefaultPrecision = 6;
    private const int LargestCodePoint = 0x10ffff;
    private const string LowerDigits = "0123456789abcdef";
    private const string UpperDigits = "0123456789ABCDEF";

    public FormatFlags Flags;

    private int _depth;
    private int _values;
    private bool _erroring;

    /// <summary>Go's <c>printArg</c>: a value by a verb, such as <c>'v'</c>.</summary>
    /// <exception cref="FunctionException">The value holds itself, or nests too deeply to print.</exception>
    public void Print(in TemplateValue value, int verb)
    {
        if (value.IsNil)
        {
            if (verb is 'T' or 'v')
            {
                Pad("<nil>");
            }
            else
            {
                BadVerb(value, verb);
            }
        }
        else if (verb == 'T')
        {
            Text(TemplateValue.Of(value.Type!.Name));
        }
        else if (verb == 'p')
        {
            Pointer(value);
        }
        else
        {
            PrintValue(value, verb);
        }
    }

    private void PrintValue(in TemplateValue value, int verb)
    {
        if (budget is not null)
        {
            budget.Charge();
        }
        else if (++_values > MaxValuesWithoutBudget)
        {
            throw new FunctionException("the value is too large to print");
        }

        if (value.IsString)
        {
            String(value, verb);
        }
        else if (value.List is { } list)
        {
            List(list, verb);
        }
        else if (value.Map is { } map)
        {
            Map(map, verb);
        }
        else if (value.Object is { } instance)
        {
            Object(value, instance, verb);
        }
        else
        {
            Scalar(value, verb);
        }
    }

    private void Scalar(in TemplateValue value, int verb)
    {
        if (!_erroring && !Flags.GoSyntax && verb is 'v' or 's' or 'x' or 'X' or 'q' && GoNamedNumbers.Name(value) is { } name)
        {
            String(TemplateValue.Of(name), verb);
            return;
        }

        switch (value.Kind)
        {
            case GoKind.Bool when verb is 't' or 'v':
                Pad(value.Boolean ? "true" : "false");
                break;
            case GoKind.Int or GoKind.Uint:
                Integer(value, verb);
                break;
            case GoKind.Float when IsFloatVerb(verb):
                Float(value.Float, verb);
                break;
            default:
                BadVerb(value, verb);
                break;
        }
    }

    private static bool IsFloatVerb(int verb) => verb is 'v' or 'b' or 'g' or 'G' or 'x' or 'X' or 'f' or 'e' or 'E' or 'F';

    private void Object(in TemplateValue value, TemplateObject instance, int verb)
    {
        if (instance is ComplexNumber complex)
        {
            if (IsFloatVerb(verb))
            {
                Complex(complex, verb);
            }
            else
            {
                BadVerb(value, verb);
            }
        }
        else if (instance.Origin is { } origin && Flags.IsPlain && verb is 'v' or 's')
        {
            output.Append(TextSegment.Foreign(instance.Print(), origin.Source, origin.Token));
        }
        else if (_erroring || verb is 'v' or 's' or 'x' or 'X' or 'q')
        {
            String(TemplateValue.Of(instance.Print()), Flags.GoSyntax ? 's' : verb);
        }
        else
        {
            BadVerb(value, verb);
        }
    }

    private void Complex(ComplexNumber complex, int verb)
    {
        bool plus = Flags.Plus;
        output.Append('(');
        Float(complex.Real, verb);
        Flags.Plus = true;
        Float(complex.Imaginary, verb);
        output.Append("i)");
        Flags.Plus = plus;
    }

    private void List(TemplateList list, int verb)
    {
        if (ReferenceEquals(list.Type, GoType.ByteList) && verb is 's' or 'q' or 'x' or 'X')
        {
            byte[] bytes = new byte[list.Count];
            for (int index = 0; index < bytes.Length; index++)
            {
                bytes[index] = (byte)list[index].Integer;
            }

            String(TemplateValue.Of(GoText.FromUtf8(bytes)), verb);
            return;
        }

        Enter();
        if (Flags.GoSyntax)
        {
            output.Append(list.Type.Name);
            if (list.IsNil)
            {
                output.Append("(nil)");
                _depth--;
                return;
            }
        }

        output.Append(Flags.GoSyntax ? '{' : '[');
        for (int index = 0; index < list.Count; index++)
        {
            Separate(index);
            Item(list[index], list.Type.Element, verb);
        }

        output.Append(Flags.GoSyntax ? '}' : ']');
        _depth--;
    }

    private void Map(TemplateMap map, int verb)
    {
        Enter();
        if (Flags.GoSyntax)
        {
            output.Append(map.Type.Name);
            if (map.IsNil)
            {
                output.Append("(nil)");
                _depth--;
                return;
            }
        }

        output.Append(Flags.GoSyntax ? "{" : "map[");
        int index = 0;
        foreach (string key in map.Keys)
        {
            Separate(index++);
            PrintValue(map.KeyOf(key), verb);
            output.Append(':');
            Item(map[key], map.Type.Element, verb);
        }

        output.Append(Flags.GoSyntax ? '}' : ']');
        _depth--;
    }

    private void Item(in TemplateValue value, GoType? type, int verb)
    {
        if (!value.IsNil)
        {
            PrintValue(value, verb);
        }
        else if (Flags.GoSyntax)
        {
            output.Append((type ?? GoType.Any).Name).Append("(nil)");
        }
        else
        {
            output.Append("<nil>");
        }
    }

    private void Separate(int index)
    {
        if (index > 0)
        {
            output.Append(Flags.GoSyntax ? ", " : " ");
        }
    }

    private void Enter()
    {
        if (++_depth > MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new FunctionException("the value holds itself, or nests too deeply to print");
        }
    }

    private void String(in TemplateValue value, int verb)
    {
        switch (verb)
        {
            case 'v' when Flags.GoSyntax:
            case 'q':
                Quoted(value.Text);
                break;
            case 'v' or 's':
                Text(value);
                break;
            case 'x' or 'X':
                Hexadecimal(value.Text, verb == 'x' ? LowerDigits : UpperDigits);
                break;
            default:
                BadVerb(value, verb);
                break;
        }
    }

    private void Text(in TemplateValue value)
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

    private void Quoted(string text)
    {
        text = Truncate(text);
        Pad(Flags.Sharp && GoQuote.CanBackquote(text) ? $"`{text}`" : GoQuote.Text(text, Flags.Plus));
    }

    private void Hexadecimal(string text, string digits)
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

    private void Integer(in TemplateValue value, int verb)
    {
        bool isSigned = value.Kind == GoKind.Int;
        ulong bits = unchecked((ulong)value.Integer);
        switch (verb)
        {
            case 'v' when Flags.GoSyntax && !isSigned:
                bool sharp = Flags.Sharp;
                Flags.Sharp = true;
                Integer(bits, 16, isSigned, 'v', LowerDigits);
                Flags.Sharp = sharp;
                break;
            case 'v' or 'd':
                Integer(bits, 10, isSigned, verb, LowerDigits);
                break;
            case 'b':
                Integer(bits, 2, isSigned, verb, LowerDigits);
                break;
            case 'o' or 'O':
                Integer(bits, 8, isSigned, verb, LowerDigits);
                break;
            case 'x':
                Integer(bits, 16, isSigned, verb, LowerDigits);
                break;
            case 'X':
                Integer(bits, 16, isSigned, verb, UpperDigits);
                break;
            case 'c':
                Pad((CodePoint(bits) is var code && Rune.IsValid(code) ? new Rune(code) : Rune.ReplacementChar).ToString());
                break;
            case 'q':
                Pad(GoQuote.Character(CodePoint(bits), Flags.Plus));
                break;
            case 'U':
                Unicode(bits);
                break;
            default:
                BadVerb(value, verb);
                break;
        }
    }

    private static int CodePoint(ulong bits) => bits > LargestCodePoint ? Rune.ReplacementChar.Value : (int)bits;

    private void Integer(ulong bits, int numberBase, bool isSigned, int verb, string digits)
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

    private void Unicode(ulong bits)
    {
        int least = Math.Max(4, Flags.Precision ?? 0);
        budget?.ReserveText(least);
        string code = "U+" + InBase(bits, 16, UpperDigits).PadLeft(least, '0');
        bool shown = Flags.Sharp && bits <= LargestCodePoint && Rune.IsValid((int)bits) && GoQuote.IsPrintable(new Rune((int)bits));
        PadWithSpaces(shown ? $"{code} '{new Rune((int)bits).ToString()}'" : code);
    }

    private void Float(double value, int verb)
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

    // No template can show the same address twice, so none is shown.
    private void Pointer(in TemplateValue value)
    {
        if (value.List is null && value.Map is null && value.Type?.KindName != "ptr")
        {
            BadVerb(value, 'p');
            return;
        }

        Pad("0x0");
    }

    private void BadVerb(in TemplateValue value, int verb)
    {
        _erroring = true;
        output.Append("%!").Append(new Rune(verb).ToString()).Append('(');
        if (value.IsNil)
        {
            output.Append("<nil>");
        }
        else
        {
            output.Append(value.Type!.Name).Append('=');
            PrintValue(value, 'v');
        }

        output.Append(')');
        _erroring = false;
    }

    private char PadCharacter => Flags is { Zero: true, Minus: false } ? '0' : ' ';

    private void PadWithSpaces(string text)
    {
        bool zero = Flags.Zero;
        Flags.Zero = false;
        Pad(text);
        Flags.Zero = zero;
    }

    private void Pad(string text)
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
