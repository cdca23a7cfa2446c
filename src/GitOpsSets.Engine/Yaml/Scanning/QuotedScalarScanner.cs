using System.Globalization;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace GitOpsSets.Engine.Yaml.Scanning;

/// <summary>Reads text in single or double quotes.</summary>
internal sealed class QuotedScalarScanner(TextCursor cursor)
{
    private readonly FoldedBreaks _breaks = new();

    // Most texts need none.
    private StringBuilder Value => field ??= new();

    public Scalar Scan(char quote)
    {
        var startMark = cursor.Mark;
        var style = quote == '\'' ? ScalarStyle.SingleQuoted : ScalarStyle.DoubleQuoted;
        cursor.Skip();
        string value = TryReadSimple(quote) ?? Read(quote, startMark);
        cursor.Skip();
        return new Scalar(value, style, startMark, cursor.Mark);
    }

    /// <summary>Text on one line without escapes; null, with the cursor where it was, for any other.</summary>
    private string? TryReadSimple(char quote)
    {
        string text = cursor.Text;
        for (int end = cursor.Position; end < cursor.End; end++)
        {
            char c = text[end];
            if (c == quote)
            {
                if (quote == '\'' && end + 1 < cursor.End && text[end + 1] == '\'')
                {
                    return null;
                }

                string value = SharedTexts.Of(text.AsSpan(cursor.Position, end - cursor.Position));
                cursor.MoveTo(end);
                return value;
            }

            if ((c == '\\' && quote == '"') || Characters.IsBreak(c))
            {
                return null;
            }
        }

        return null;
    }

    private string Read(char quote, Mark startMark)
    {
        Value.Clear();
        while (true)
        {
            if (cursor.AtDocumentIndicator())
            {
                throw cursor.ErrorAt(startMark, "the closing quote is missing: a document marker comes first");
            }

            if (cursor.AtEnd)
            {
                throw cursor.ErrorAt(startMark, "the closing quote is missing: the text ends first");
            }

            bool isLineJoined = ReadWord(quote);
            if (cursor.Current == quote)
            {
                return Value.ToString();
            }

            ReadWhiteSpace(isLineJoined);
        }
    }

    /// <summary>Reads up to white space or the closing quote.</summary>
    /// <returns>True when an escaped line break ended the word.</returns>
    private bool ReadWord(char quote)
    {
        while (!Characters.IsBlankBreakOrEnd(cursor.Current))
        {
            char c = cursor.Current;
            if (c == quote)
            {
                if (quote == '"' || cursor.Peek(1) != '\'')
                {
                    return false;
                }

                Value.Append('\'');
                cursor.Skip();
                cursor.Skip();
            }
            else if (c == '\\' && quote == '"')
            {
                if (Characters.IsBreak(cursor.Peek(1)))
                {
                    cursor.Skip();
                    cursor.SkipLineBreak();
                    return true;
                }

                ReadEscape();
            }
            else
            {
                Value.Append(c);
                cursor.Skip();
            }
        }

        return false;
    }

    private void ReadWhiteSpace(bool isLineJoined)
    {
        int blanksFrom = cursor.Position;
        bool isFolded = false;
        while (true)
        {
            if (Characters.IsBlank(cursor.Current))
            {
                cursor.Skip();
            }
            else if (!Characters.IsBreak(cursor.Current))
            {
                break;
            }
            else if (isLineJoined)
            {
                cursor.ReadLineBreak(Value);
            }
            else
            {
                _breaks.Read(cursor);
                isFolded = true;
            }
        }

        if (isFolded)
        {
            _breaks.AppendTo(Value);
        }
        else if (!isLineJoined)
        {
            Value.Append(cursor.Text, blanksFrom, cursor.Position - blanksFrom);
        }
    }

    private void ReadEscape()
    {
        char code = cursor.Peek(1);
        int digits = code switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits == 0)
        {
            Value.Append(Unescape(code));
            cursor.Skip();
            cursor.Skip();
            return;
        }

        var mark = cursor.Mark;
        cursor.Skip();
        cursor.Skip();
        var hex = cursor.Text.AsSpan(cursor.Position, Math.Min(digits, cursor.End - cursor.Position));
        if (hex.Length < digits || !uint.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint number))
        {
            throw cursor.ErrorAt(mark, code == 'x' ? "\\x needs 2 hexadecimal digits" : code == 'u' ? "\\u needs 4 hexadecimal digits" : "\\U needs 8 hexadecimal digits");
        }

        if (!Rune.TryCreate(number, out var rune))
        {
            throw cursor.ErrorAt(mark, $"\\{code}{hex} is no character; write the character itself or \\U with its 8 digits");
        }

        Value.Append(rune.ToString());
        cursor.MoveTo(cursor.Position + digits);
    }

    private char Unescape(char code) => code switch
    {
        '0' => '\0',
        'a' => '\a',
        'b' => '\b',
        't' or '\t' => '\t',
        'n' => '\n',
        'v' => '\v',
        'f' => '\f',
        'r' => '\r',
        'e' => '\u001B',
        ' ' => ' ',
        '"' => '"',
        '\'' => '\'',
        '\\' => '\\',
        'N' => '\u0085',
        '_' => '\u00A0',
        'L' => '\u2028',
        'P' => '\u2029',
        _ => throw cursor.Error(code == '\0' ? "the closing quote is missing: the text ends first" : $"\\{code} is no escape; a backslash in double quotes is written \\\\"),
    };
}
