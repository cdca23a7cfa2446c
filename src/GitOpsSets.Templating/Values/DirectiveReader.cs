namespace GitOpsSets.Templating.Values;

/// <summary>Reads what stands between <c>%</c> and the verb, and knows which argument comes next. Reads beside <c>doPrintf</c> of Go's <c>fmt/print.go</c>.</summary>
/// <param name="format">With <c>%</c> verbs.</param>
/// <param name="printer">Receives the flags.</param>
/// <param name="output">Receives complaints about width and precision.</param>
internal sealed class DirectiveReader(string format, GoPrinter printer, TemplateTextBuilder output)
{
    private const int LargestNumber = 1_000_000;
    private const int ShortestIndex = 3;

    private int _position;
    private bool _afterIndex;

    /// <summary>Offset in the format of what is read next.</summary>
    public int Position
    {
        get => _position;
        set => _position = value;
    }

    /// <summary>Number of the argument that the verb takes; may be past the last one.</summary>
    public int Argument { get; set; }

    /// <summary>Whether an index such as <c>%[2]d</c> stood anywhere so far.</summary>
    public bool Reordered { get; private set; }

    /// <summary>Whether the indexes of this directive name arguments that there are.</summary>
    public bool HasGoodIndex { get; private set; }

    /// <summary>Reads up to the verb.</summary>
    public void Read(ReadOnlySpan<TemplateValue> arguments)
    {
        HasGoodIndex = true;
        _afterIndex = false;
        printer.Flags = default;
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
    }

    private static bool TooLarge(long number) => number is > LargestNumber or < -LargestNumber;

    private bool At(char character) => _position < format.Length && format[_position] == character;

    private void ReadFlags()
    {
        for (; _position < format.Length; _position++)
        {
            switch (format[_position])
            {
                case '#':
                    printer.Flags.Sharp = true;
                    break;
                case '0':
                    printer.Flags.Zero = true;
                    break;
                case '+':
                    printer.Flags.Plus = true;
                    break;
                case '-':
                    printer.Flags.Minus = true;
                    break;
                case ' ':
                    printer.Flags.Space = true;
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

        Reordered = true;
        int close = format.IndexOf(']', _position);
        if (close < 0 || format.Length - _position < ShortestIndex)
        {
            HasGoodIndex = false;
            _position++;
            return;
        }

        int position = _position + 1;
        bool isNumber = ReadNumber(ref position, close, out int number) && position == close;
        _position = close + 1;
        _afterIndex = isNumber;
        if (isNumber && number >= 1 && number <= count)
        {
            Argument = number - 1;
        }
        else
        {
            HasGoodIndex = false;
        }
    }

    private void ReadWidth(ReadOnlySpan<TemplateValue> arguments)
    {
        if (!At('*'))
        {
            if (ReadNumber(ref _position, format.Length, out int width))
            {
                printer.Flags.Width = width;
                HasGoodIndex &= !_afterIndex;
            }

            return;
        }

        _position++;
        if (NumberFrom(arguments) is { } given)
        {
            printer.Flags.Width = Math.Abs(given);
            if (given < 0)
            {
                printer.Flags.Minus = true;
                printer.Flags.Zero = false;
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
        HasGoodIndex &= !_afterIndex;
        ReadIndex(arguments.Length);
        if (!At('*'))
        {
            printer.Flags.Precision = ReadNumber(ref _position, format.Length, out int precision) ? precision : 0;
            return;
        }

        _position++;
        int? given = NumberFrom(arguments);
        printer.Flags.Precision = given < 0 ? null : given;
        if (printer.Flags.Precision is null)
        {
            output.Append("%!(BADPREC)");
        }

        _afterIndex = false;
    }

    private int? NumberFrom(ReadOnlySpan<TemplateValue> arguments)
    {
        if (Argument >= arguments.Length)
        {
            return null;
        }

        var value = arguments[Argument++];
        return value.Kind is GoKind.Int or GoKind.Uint && !TooLarge(value.Integer) ? (int)value.Integer : null;
    }

    private bool ReadNumber(ref int position, int end, out int number)
    {
        number = 0;
        bool any = false;
        for (; position < end && char.IsAsciiDigit(format[position]); position++)
        {
            if (TooLarge(number))
            {
                position = end;
                number = 0;
                return false;
            }

            number = (number * 10) + (format[position] - '0');
            any = true;
        }

        return any;
    }
}
