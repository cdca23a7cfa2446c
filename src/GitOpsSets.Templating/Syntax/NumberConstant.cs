using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Syntax;

/// <summary>A number in a template with every type it can be used as: Go's <c>NumberNode</c>.</summary>
internal sealed record NumberConstant
{
    private const double TwoTo63 = 9223372036854775808.0;
    private const double TwoTo64 = 18446744073709551616.0;

    public required string Text { get; init; }

    public bool IsInteger { get; private init; }

    public long Integer { get; private init; }

    public bool IsUnsigned { get; private init; }

    public ulong Unsigned { get; private init; }

    public bool IsFloat { get; private init; }

    public double Float { get; private init; }

    public ComplexNumber? Complex { get; private init; }

    /// <summary>What it is where any value will do; Missing when it is too large for an <c>int</c>. Go's <c>idealConstant</c>.</summary>
    public TemplateValue Ideal
    {
        get
        {
            if (Complex is not null)
            {
                return TemplateValue.Of(Complex);
            }

            bool isHexadecimal = Text.Length > 2 && Text[0] == '0' && Text[1] is 'x' or 'X' && !Text.AsSpan().ContainsAny('p', 'P');
            if (IsFloat && !isHexadecimal && Text[0] != '\'' && Text.AsSpan().ContainsAny(".eEpP"))
            {
                return TemplateValue.Of(Float);
            }

            return IsInteger ? TemplateValue.OfInteger(GoType.Int, Integer) : TemplateValue.Missing;
        }
    }

    /// <summary>Reads a number, character or complex constant; the error says what is wrong when the result is null.</summary>
    public static NumberConstant? Read(TokenKind kind, string text, out string error)
    {
        error = $"illegal number syntax: {GoQuote.Text(text)}";
        switch (kind)
        {
            case TokenKind.CharacterConstant:
                error = $"malformed character constant: {text}";
                return GoQuote.TryUnquoteCharacter(text, out int character)
                    ? new NumberConstant { Text = text, IsInteger = true, Integer = character, IsUnsigned = true, Unsigned = (ulong)character, IsFloat = true, Float = character }
                    : null;
            case TokenKind.Complex:
                int sign = SignOfImaginaryPart(text);
                return GoNumberReader.TryFloat(text[..sign], out double real) && GoNumberReader.TryFloat(text[sign..^1], out double imaginary)
                    ? OfComplex(text, real, imaginary)
                    : null;
            default:
                return text.EndsWith('i') && GoNumberReader.TryFloat(text[..^1], out double alone) ? OfComplex(text, 0, alone) : OfReal(text, ref error);
        }
    }

    private static NumberConstant? OfReal(string text, ref string error)
    {
        bool isUnsigned = GoNumberReader.TryUnsigned(text, out ulong unsigned);
        bool isInteger = GoNumberReader.TrySigned(text, out long integer);
        if (isInteger && integer == 0)
        {
            isUnsigned = true;
        }

        if (isInteger || isUnsigned)
        {
            return new NumberConstant
            {
                Text = text,
                IsInteger = isInteger,
                Integer = integer,
                IsUnsigned = isUnsigned,
                Unsigned = unsigned,
                IsFloat = true,
                Float = isInteger ? integer : unsigned,
            };
        }

        if (!GoNumberReader.TryFloat(text, out double number))
        {
            return null;
        }

        if (!text.AsSpan().ContainsAny(".eEpP"))
        {
            error = $"integer overflow: {GoQuote.Text(text)}";
            return null;
        }

        return OfFloat(text, number, null);
    }

    private static NumberConstant OfComplex(string text, double real, double imaginary) =>
        imaginary == 0
            ? OfFloat(text, real, new ComplexNumber(real, imaginary))
            : new NumberConstant { Text = text, Complex = new ComplexNumber(real, imaginary) };

    private static NumberConstant OfFloat(string text, double number, ComplexNumber? complex)
    {
        bool isWhole = Math.Truncate(number) == number;
        bool isInteger = isWhole && number is >= -TwoTo63 and < TwoTo63;
        bool isUnsigned = isWhole && number is >= 0 and < TwoTo64;
        return new NumberConstant
        {
            Text = text,
            IsFloat = true,
            Float = number,
            Complex = complex,
            IsInteger = isInteger,
            Integer = isInteger ? (long)number : 0,
            IsUnsigned = isUnsigned,
            Unsigned = isUnsigned ? (ulong)number : 0,
        };
    }

    // The second sign that belongs to no exponent.
    private static int SignOfImaginaryPart(string text)
    {
        for (int index = text.Length - 1; index > 0; index--)
        {
            if (text[index] is '+' or '-' && text[index - 1] is not ('e' or 'E' or 'p' or 'P'))
            {
                return index;
            }
        }

        return 0;
    }
}
