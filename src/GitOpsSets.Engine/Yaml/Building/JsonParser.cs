using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using GitOpsSets.Templating;

namespace GitOpsSets.Engine.Yaml.Building;

/// <summary>Reads JSON values one after the other.</summary>
internal sealed class JsonParser(string text, string file, YamlLimits limits, JsonNumberModel numbers)
{
    private readonly StringBuilder _value = new();
    private int _line = 1;
    private int _lineStart;
    private int _depth;
    private int _nodes;

    /// <summary>UTF-16 units read so far.</summary>
    public int Position { get; private set; }

    /// <summary>1-based line that was read to.</summary>
    public int Line => _line;

    private char Current => Position < text.Length ? text[Position] : '\0';

    private SourceSpan Here => new(file, _line, Position - _lineStart + 1);

    public YamlException Error(string message) => new(Here, message);

    /// <summary>Goes over white space; true when nothing follows it.</summary>
    public bool AtEnd()
    {
        SkipWhiteSpace();
        return Position >= text.Length;
    }

    public YamlNode ReadValue()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        SkipWhiteSpace();
        if (++_nodes > limits.MaxNodes)
        {
            throw LimitErrors.TooManyValues(Here, limits.MaxNodes);
        }

        var span = Here;
        switch (Current)
        {
            case '{':
                return ReadNested(span, ReadObject);
            case '[':
                return ReadNested(span, ReadArray);
            case '"':
                return new YamlString(ReadText(), span, YamlScalarStyle.DoubleQuoted);
            case 't':
                ReadWord("true");
                return new YamlBoolean(true, span);
            case 'f':
                ReadWord("false");
                return new YamlBoolean(false, span);
            case 'n':
                ReadWord("null");
                return new YamlNull(span);
            default:
                return ReadNumber(span);
        }
    }

    private YamlNode ReadNested(SourceSpan span, Func<SourceSpan, YamlNode> read)
    {
        if (++_depth > limits.MaxDepth)
        {
            throw LimitErrors.TooDeep(Here, limits.MaxDepth);
        }

        var node = read(span);
        _depth--;
        return node;
    }

    private YamlMapping ReadObject(SourceSpan span)
    {
        Position++;
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        SkipWhiteSpace();
        if (TrySkip('}'))
        {
            return new YamlMapping([], span);
        }

        do
        {
            SkipWhiteSpace();
            var keySpan = Here;
            string key = Current == '"' ? ReadText() : throw Error("a key in double quotes is expected here");
            SkipWhiteSpace();
            if (!TrySkip(':'))
            {
                throw Error("a colon is missing after this key");
            }

            entries.Add(new YamlEntry(key, keySpan, ReadValue()));
            SkipWhiteSpace();
        }
        while (TrySkip(','));

        JsonKeys.Check(entries, limits);
        return TrySkip('}') ? new YamlMapping(entries.ToImmutable(), span) : throw Error("a comma or } is missing");
    }

    private YamlSequence ReadArray(SourceSpan span)
    {
        Position++;
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        SkipWhiteSpace();
        if (TrySkip(']'))
        {
            return new YamlSequence([], span);
        }

        do
        {
            items.Add(ReadValue());
            SkipWhiteSpace();
        }
        while (TrySkip(','));

        return TrySkip(']') ? new YamlSequence(items.ToImmutable(), span) : throw Error("a comma or ] is missing");
    }

    private string ReadText()
    {
        Position++;
        int from = Position;
        _value.Clear();
        while (true)
        {
            if (Position >= text.Length || text[Position] < ' ')
            {
                throw Error("the closing quote is missing: the line or the text ends first");
            }

            char c = text[Position++];
            if (c == '"')
            {
                _value.Append(text, from, Position - 1 - from);
                return _value.Length <= limits.MaxScalarLength ? _value.ToString() : throw LimitErrors.TooLong(Here, limits.MaxScalarLength);
            }

            if (c == '\\')
            {
                _value.Append(text, from, Position - 1 - from);
                ReadEscape();
                from = Position;
            }
        }
    }

    private void ReadEscape()
    {
        char c = Current;
        Position++;
        switch (c)
        {
            case '"' or '\\' or '/':
                _value.Append(c);
                break;
            case 'b':
                _value.Append('\b');
                break;
            case 'f':
                _value.Append('\f');
                break;
            case 'n':
                _value.Append('\n');
                break;
            case 'r':
                _value.Append('\r');
                break;
            case 't':
                _value.Append('\t');
                break;
            case 'u':
                ReadUnicodeEscape();
                break;
            default:
                Position--;
                throw Error("a backslash must be followed by one of \" \\ / b f n r t u");
        }
    }

    private void ReadUnicodeEscape()
    {
        char first = ReadHexadecimal();
        if (char.IsHighSurrogate(first) && Current == '\\' && Position + 1 < text.Length && text[Position + 1] == 'u')
        {
            int before = Position;
            Position += 2;
            char second = ReadHexadecimal();
            if (char.IsLowSurrogate(second))
            {
                _value.Append(first).Append(second);
                return;
            }

            Position = before;
        }

        _value.Append(char.IsSurrogate(first) ? '\uFFFD' : first);
    }

    private char ReadHexadecimal()
    {
        if (Position + 4 > text.Length || !ushort.TryParse(text.AsSpan(Position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit))
        {
            throw Error("\\u needs 4 hexadecimal digits");
        }

        Position += 4;
        return (char)unit;
    }

    private void ReadWord(string word)
    {
        if (!text.AsSpan(Position).StartsWith(word))
        {
            throw Error("a JSON value is expected here");
        }

        Position += word.Length;
    }

    private YamlNode ReadNumber(SourceSpan span)
    {
        int from = Position;
        TrySkip('-');
        bool isNumber = TrySkip('0') || SkipDigits();
        if (isNumber && TrySkip('.'))
        {
            isNumber = SkipDigits();
        }

        if (isNumber && Current is 'e' or 'E')
        {
            Position++;
            _ = TrySkip('+') || TrySkip('-');
            isNumber = SkipDigits();
        }

        if (!isNumber)
        {
            throw Error(Position >= text.Length ? "the JSON text ends too early" : "a JSON value is expected here");
        }

        var digits = text.AsSpan(from, Position - from);
        if (numbers == JsonNumberModel.Int64OrFloat64 && long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer))
        {
            return new YamlInteger(integer, span);
        }

        double number = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(number) ? new YamlFloat(number, span) : throw new YamlException(span, $"the number {digits} is too large");
    }

    private bool SkipDigits()
    {
        int from = Position;
        while (char.IsAsciiDigit(Current))
        {
            Position++;
        }

        return Position > from;
    }

    private bool TrySkip(char c)
    {
        bool isThere = Current == c;
        Position += isThere ? 1 : 0;
        return isThere;
    }

    private void SkipWhiteSpace()
    {
        while (Current is ' ' or '\t' or '\n' or '\r')
        {
            if (text[Position++] == '\n')
            {
                _line++;
                _lineStart = Position;
            }
        }
    }
}
