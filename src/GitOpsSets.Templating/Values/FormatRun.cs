using System.Text;
using GitOpsSets.Templating.Limits;

namespace GitOpsSets.Templating.Values;

/// <summary>One <c>Sprintf</c>. Reads beside <c>doPrintf</c> of Go's <c>fmt/print.go</c>.</summary>
/// <param name="output">Receives the text.</param>
/// <param name="budget">Null outside renders.</param>
/// <param name="tokens">For foreign text that a verb changes; null when no argument holds any.</param>
internal sealed class FormatRun(TemplateTextBuilder output, Budget? budget, TokenSource? tokens)
{
    private const int LargestNumber = 1_000_000;
    private const int ShortestIndex = 3;

    private readonly GoPrinter _printer = new(output, budget);
    private string _format = "";
    private int _position;
    private int _argument;
    private bool _reordered;
    private bool _goodIndex;
    private bool _afterIndex;

    public TemplateText Run(string format, ReadOnlySpan<TemplateValue> arguments)
    {
        _format = format;
        while (_position < format.Length)
        {
            int percent = format.IndexOf('%', _position);
            int end = percent < 0 ? format.Length : percent;
            output.Append(format.AsSpan(_position, end - _position));
            _position = end + 1;
            if (percent >= 0 && !Verb(arguments))
            {
                break;
            }
        }

        if (!_reordered && _argument < arguments.Length)
        {
            Extra(arguments[_argument..]);
        }

        return output.ToText();
    }

    private static bool TooLarge(long number) => number is > LargestNumber or < -LargestNumber;

    // False at the end of the format.
    private bool Verb(ReadOnlySpan<TemplateValue> arguments)
    {
        _goodIndex = true;
        _afterIndex = false;
        _printer.Flags = default;
        ReadFlags();
        ReadIndex(arguments.Length);
        ReadWidth(arguments);
        if (At('.'))
        {
            _position++;
            ReadPrecision(arguments);
        }

        if (!_afterIndex)
        {
            ReadIndex(arguments.Length);
        }

        if (_position >= _format.Length)
        {
            output.Append("%!(NOVERB)");
            return false;
        }

        int verb = Rune.TryGetRuneAt(_format, _position, out var rune) ? rune.Value : Rune.ReplacementChar.Value;
        _position += verb > char.MaxValue ? 2 : 1;
        if (verb == '%')
        {
            output.Append('%');
        }
        else if (!_goodIndex)
        {
            output.Append("%!").Append(new Rune(verb).ToString()).Append("(BADINDEX)");
        }
        else if (_argument >= arguments.Length)
        {
            output.Append("%!").Append(new Rune(verb).ToString()).Append("(MISSING)");
        }
        else
        {
            if (verb == 'v')
            {
                (_printer.Flags.GoSyntax, _printer.Flags.Sharp) = (_printer.Flags.Sharp, false);
                (_printer.Flags.FieldNames, _printer.Flags.Plus) = (_printer.Flags.Plus, false);
            }

            Argument(arguments[_argument++], verb);
        }

        return true;
    }

    private void Argument(in TemplateValue value, int verb)
    {
        if (tokens is null || (verb is 's' or 'v' && _printer.Flags.IsPlain) || ForeignText.OriginOf([value]) is not { } origin)
        {
            _printer.Print(value, verb);
            return;
        }

        if (verb == 'q' && _printer.Flags.IsPlain && value.ForeignParts is { } rope)
        {
            Quote(rope);
            return;
        }

        var alone = new TemplateTextBuilder(budget);
        var printer = new GoPrinter(alone, budget);
        printer.Flags = _printer.Flags;
        printer.Print(ForeignText.Flatten(value), verb);
        string text = alone.ToText().Text;
        output.Append(TextSegment.Foreign(text, origin, tokens.Next()));
    }

    // Inside the quotes a reader finds the text again as it was.
    private void Quote(Rope rope)
    {
        output.Append('"');
        foreach (var segment in rope.Segments)
        {
            string escaped = GoQuote.Escaped(segment.Text);
            output.Append(segment.Source is null ? TextSegment.Trusted(escaped)
                : segment with { Text = escaped, Raw = segment.Text, Probe = segment.Raw == segment.Text ? segment.Probe : tokens!.Next() });
        }

        output.Append('"');
    }

    private void Extra(ReadOnlySpan<TemplateValue> arguments)
    {
        _printer.Flags = default;
        output.Append("%!(EXTRA ");
        for (int index = 0; index < arguments.Length; index++)
        {
            if (index > 0)
            {
                output.Append(", ");
            }

            if (arguments[index].IsNil)
            {
                output.Append("<nil>");
                continue;
            }

            output.Append(arguments[index].Type!.Name).Append('=');
            _printer.Print(arguments[index], 'v');
        }

        output.Append(')');
    }

    private bool At(char character) => _position < _format.Length && _format[_position] == character;

    private void ReadFlags()
    {
        for (; _position < _format.Length; _position++)
        {
            switch (_format[_position])
            {
                case '#':
                    _printer.Flags.Sharp = true;
                    break;
                case '0':
                    _printer.Flags.Zero = true;
                    break;
                case '+':
                    _printer.Flags.Plus = true;
                    break;
                case '-':
                    _printer.Flags.Minus = true;
                    break;
                case ' ':
                    _printer.Flags.Space = true;
                    break;
                default:
                    return;
            }
        }
    }

    // %[2]d
    private void ReadIndex(int count)
    {
        _afterIndex = false;
        if (!At('['))
        {
            return;
        }

        _reordered = true;
        int close = _format.IndexOf(']', _position);
        if (close < 0 || _format.Length - _position < ShortestIndex)
        {
            _goodIndex = false;
            _position++;
            return;
        }

        int position = _position + 1;
        bool isNumber = ReadNumber(ref position, close, out int number) && position == close;
        _position = close + 1;
        _afterIndex = isNumber;
        if (isNumber && number >= 1 && number <= count)
        {
            _argument = number - 1;
        }
        else
        {
            _goodIndex = false;
        }
    }

    private void ReadWidth(ReadOnlySpan<TemplateValue> arguments)
    {
        if (!At('*'))
        {
            if (ReadNumber(ref _position, _format.Length, out int width))
            {
                _printer.Flags.Width = width;
                _goodIndex &= !_afterIndex;
            }

            return;
        }

        _position++;
        if (NumberFrom(arguments) is { } given)
        {
            _printer.Flags.Width = Math.Abs(given);
            if (given < 0)
            {
                _printer.Flags.Minus = true;
                _printer.Flags.Zero = false;
            }
        }
        else
        {
            output.Append("%!(BADWIDTH)");
        }

        _afterIndex = false;
    }

    private void ReadPrecision(ReadOnlySpan<TemplateValue> arguments)
    {
        _goodIndex &= !_afterIndex;
        ReadIndex(arguments.Length);
        if (!At('*'))
        {
            _printer.Flags.Precision = ReadNumber(ref _position, _format.Length, out int precision) ? precision : 0;
            return;
        }

        _position++;
        int? given = NumberFrom(arguments);
        _printer.Flags.Precision = given < 0 ? null : given;
        if (_printer.Flags.Precision is null)
        {
            output.Append("%!(BADPREC)");
        }

        _afterIndex = false;
    }

    private int? NumberFrom(ReadOnlySpan<TemplateValue> arguments)
    {
        if (_argument >= arguments.Length)
        {
            return null;
        }

        var value = arguments[_argument++];
        return value.Kind is GoKind.Int or GoKind.Uint && !TooLarge(value.Integer) ? (int)value.Integer : null;
    }

    private bool ReadNumber(ref int position, int end, out int number)
    {
        number = 0;
        bool any = false;
        for (; position < end && char.IsAsciiDigit(_format[position]); position++)
        {
            if (TooLarge(number))
            {
                position = end;
                number = 0;
                return false;
            }

            number = (number * 10) + (_format[position] - '0');
            any = true;
        }

        return any;
    }
}
