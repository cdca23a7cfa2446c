using System.Globalization;
using System.Text;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Json;

/// <summary>
/// Reads JSON as Go's <c>json.Unmarshal</c> into an <c>interface{}</c>: numbers are float64, of equal keys the last wins, a byte that
/// is no UTF-8 becomes U+FFFD.
/// </summary>
internal sealed class JsonReader
{
    private const int MaxDepth = 512;
    private const string EndMessage = "unexpected end of JSON input";

    private readonly string _text;
    private readonly Budget _budget;
    private int _at;
    private FunctionException? _complaint;

    private JsonReader(string text, Budget budget)
    {
        (_text, _budget) = (text, budget);
    }

    /// <summary>Reads one value.</summary>
    /// <param name="text">All of it.</param>
    /// <param name="budget">Charged for every value.</param>
    /// <param name="value">What was read; nil when the text is no JSON, without the numbers that are too large.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static FunctionException? Read(string text, Budget budget, out TemplateValue value)
    {
        var reader = new JsonReader(text, budget);
        try
        {
            value = reader.ReadDocument();
            return reader._complaint;
        }
        catch (FunctionException refused)
        {
            value = TemplateValue.Nil;
            return refused;
        }
    }

    private TemplateValue ReadDocument()
    {
        var value = ReadValue(0);
        SkipSpace();
        return _at == _text.Length ? value : throw Unexpected("after top-level value");
    }

    private TemplateValue ReadValue(int depth)
    {
        _budget.Charge();
        if (depth > MaxDepth)
        {
            throw new FunctionException("exceeded max depth");
        }

        SkipSpace();
        return Current switch
        {
            '{' => ReadMap(depth),
            '[' => ReadList(depth),
            '"' => TemplateValue.Of(ReadString()),
            't' => ReadWord("true", TemplateValue.Of(true)),
            'f' => ReadWord("false", TemplateValue.Of(false)),
            'n' => ReadWord("null", TemplateValue.Nil),
            '-' or (>= '0' and <= '9') => ReadNumber(),
            _ => throw Unexpected("looking for beginning of value"),
        };
    }

    private char Current => _at < _text.Length ? _text[_at] : throw new FunctionException(EndMessage);

    private TemplateValue ReadMap(int depth)
    {
        var map = new TemplateMap();
        _at++;
        SkipSpace();
        if (Current == '}')
        {
            _at++;
            return TemplateValue.Of(map);
        }

        while (true)
        {
            SkipSpace();
            string key = Current == '"' ? ReadString() : throw Unexpected("looking for beginning of object key string");
            SkipSpace();
            _at += Current == ':' ? 1 : throw Unexpected("after object key");
            map[key] = ReadValue(depth + 1);
            if (EndsAfterItem('}', "after object key:value pair"))
            {
                return TemplateValue.Of(map);
            }
        }
    }

    private TemplateValue ReadList(int depth)
    {
        var items = new List<TemplateValue>();
        _at++;
        SkipSpace();
        if (Current == ']')
        {
            _at++;
            return TemplateValue.Of(new TemplateList([]));
        }

        while (true)
        {
            items.Add(ReadValue(depth + 1));
            if (EndsAfterItem(']', "after array element"))
            {
                return TemplateValue.Of(new TemplateList([.. items]));
            }
        }
    }

    private bool EndsAfterItem(char bracket, string where)
    {
        SkipSpace();
        char mark = Current;
        _at += mark == ',' || mark == bracket ? 1 : throw Unexpected(where);
        return mark == bracket;
    }

    private TemplateValue ReadWord(string word, TemplateValue value)
    {
        foreach (char expected in word)
        {
            _at += Current == expected ? 1 : throw Unexpected($"in literal {word} (expecting '{expected}')");
        }

        return value;
    }

    private TemplateValue ReadNumber()
    {
        int start = _at;
        _at += Current == '-' ? 1 : 0;
        if (Current == '0')
        {
            _at++;
        }
        else
        {
            ReadDigits("in numeric literal");
        }

        if (_at < _text.Length && _text[_at] == '.')
        {
            _at++;
            ReadDigits("after decimal point in numeric literal");
        }

        if (_at < _text.Length && _text[_at] is 'e' or 'E')
        {
            _at++;
            _at += Current is '+' or '-' ? 1 : 0;
            ReadDigits("in exponent of numeric literal");
        }

        var number = _text.AsSpan(start, _at - start);
        double value = double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (double.IsFinite(value))
        {
            return TemplateValue.Of(value);
        }

        _complaint ??= new FunctionException($"json: cannot unmarshal number {number} into Go value of type float64");
        return TemplateValue.Nil;
    }

    private void ReadDigits(string where)
    {
        int digits = _text.AsSpan(_at).IndexOfAnyExceptInRange('0', '9');
        digits = digits < 0 ? _text.Length - _at : digits;
        if (digits == 0)
        {
            _ = Current;
            throw Unexpected(where);
        }

        _at += digits;
    }

    private string ReadString()
    {
        _at++;
        int plain = _text.AsSpan(_at).IndexOfAny('"', '\\');
        if (plain >= 0 && _text[_at + plain] == '"' && !_text.AsSpan(_at, plain).ContainsAnyInRange('\0', '\u001f'))
        {
            _at += plain + 1;
            return GoText.ReplaceCarriedBytes(_text.Substring(_at - plain - 1, plain));
        }

        var output = new StringBuilder();
        while (Current != '"')
        {
            char character = _text[_at];
            if (character < ' ')
            {
                throw Unexpected("in string literal");
            }

            _at++;
            output.Append(character == '\\' ? ReadEscape() : character);
        }

        _at++;
        return GoText.ReplaceCarriedBytes(output.ToString());
    }

    // A half of a surrogate pair is appended as it is: it meets its other half, or AsRead replaces it.
    private char ReadEscape()
    {
        char escape = Current;
        char character = escape switch
        {
            '"' or '\\' or '/' => escape,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => ReadHexadecimal(),
            _ => throw Unexpected("in string escape code"),
        };
        _at++;
        return character;
    }

    private char ReadHexadecimal()
    {
        int value = 0;
        for (int i = 0; i < 4; i++)
        {
            _at++;
            value = char.IsAsciiHexDigit(Current) ? (value << 4) | Convert.ToInt32(Current.ToString(), 16) : throw Unexpected("in \\u hexadecimal character escape");
        }

        return (char)value;
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t' or '\n' or '\r')
        {
            _at++;
        }
    }

    private FunctionException Unexpected(string where)
    {
        string shown = Current switch
        {
            '\'' => "'\\''",
            '"' => "'\"'",
            '\n' => "'\\n'",
            '\r' => "'\\r'",
            '\t' => "'\\t'",
            var character => char.IsControl(character) ? $"'\\x{(int)character:x2}'" : $"'{character}'",
        };
        return new FunctionException($"invalid character {shown} {where}");
    }
}
