using System.Text;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Syntax;

/// <summary>Cuts a template into tokens, one at a time. Reads beside Go's <c>text/template/parse/lex.go</c>.</summary>
/// <param name="text">The template.</param>
/// <param name="delimiters">What opens and closes its actions.</param>
internal sealed class Lexer(string text, Delimiters delimiters)
{
    private const int EndOfText = -1;
    private const int TrimMarkerLength = 2;
    private const string LeftComment = "/*";
    private const string RightComment = "*/";
    private const string DecimalDigits = "0123456789_";
    private const string HexadecimalDigits = "0123456789abcdefABCDEF_";

    private int _start;
    private int _position;
    private int _parentheses;
    private bool _insideAction;
    private bool _failed;

    /// <summary>The next token; the end again and again after the last one.</summary>
    public Token Next()
    {
        if (_failed)
        {
            return new Token(TokenKind.EndOfText, text.Length, 0);
        }

        return _insideAction ? InsideAction() : TextOrDelimiter();
    }

    private static bool IsSpace(int character) => character is ' ' or '\t' or '\r' or '\n';

    private static bool IsAlphanumeric(int character)
    {
        if (character < 0x80)
        {
            return character is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_';
        }

        return Rune.IsValid(character) && (Rune.IsLetter(new Rune(character)) || Rune.IsDigit(new Rune(character)));
    }

    private static TokenKind WordKind(ReadOnlySpan<char> word) => word switch
    {
        "block" => TokenKind.Block,
        "break" => TokenKind.Break,
        "continue" => TokenKind.Continue,
        "define" => TokenKind.Define,
        "else" => TokenKind.Else,
        "end" => TokenKind.End,
        "if" => TokenKind.If,
        "range" => TokenKind.Range,
        "nil" => TokenKind.Nil,
        "template" => TokenKind.Template,
        "with" => TokenKind.With,
        "true" or "false" => TokenKind.Boolean,
        _ => TokenKind.Identifier,
    };

    private Token TextOrDelimiter()
    {
        while (true)
        {
            int delimiter = text.IndexOf(delimiters.Left, _position, StringComparison.Ordinal);
            if (delimiter < 0)
            {
                _position = text.Length;
                return Emit(_position > _start ? TokenKind.Text : TokenKind.EndOfText);
            }

            if (delimiter > _position)
            {
                _position = delimiter;
                int trimmed = StartsWithTrimMarker(delimiter + delimiters.Left.Length) ? TrailingSpaces(_start, delimiter) : 0;
                var written = new Token(TokenKind.Text, _start, delimiter - trimmed - _start);
                _start = delimiter;
                if (written.Length > 0)
                {
                    return written;
                }
            }

            if (LeftDelimiter() is { } token)
            {
                return token;
            }
        }
    }

    // Null after a comment: text follows.
    private Token? LeftDelimiter()
    {
        int after = _position + delimiters.Left.Length;
        int marker = StartsWithTrimMarker(after) ? TrimMarkerLength : 0;
        if (StartsWith(after + marker, LeftComment))
        {
            _start = _position = after + marker;
            return Comment();
        }

        var token = new Token(TokenKind.LeftDelimiter, _start, delimiters.Left.Length);
        _start = _position = after + marker;
        _insideAction = true;
        _parentheses = 0;
        return token;
    }

    private Token? Comment()
    {
        int end = text.IndexOf(RightComment, _position + LeftComment.Length, StringComparison.Ordinal);
        if (end < 0)
        {
            return Fail("the comment is never closed", _start);
        }

        _position = end + RightComment.Length;
        if (!AtRightDelimiter(out bool trims))
        {
            return Fail("the comment must end right before the closing delimiter", _start);
        }

        _position += (trims ? TrimMarkerLength : 0) + delimiters.Right.Length;
        if (trims)
        {
            SkipSpaces();
        }

        _start = _position;
        return null;
    }

    private Token RightDelimiter()
    {
        _ = AtRightDelimiter(out bool trims);
        if (trims)
        {
            _position += TrimMarkerLength;
            _start = _position;
        }

        _position += delimiters.Right.Length;
        var token = Emit(TokenKind.RightDelimiter);
        if (trims)
        {
            SkipSpaces();
            _start = _position;
        }

        _insideAction = false;
        return token;
    }

    private Token InsideAction()
    {
        if (AtRightDelimiter(out _))
        {
            return _parentheses == 0 ? RightDelimiter() : Fail("unclosed left parenthesis", _start);
        }

        int character = Peek(out int width);
        switch (character)
        {
            case EndOfText:
                return Fail("the action is never closed", _start);
            case ' ' or '\t' or '\r' or '\n':
                return Space();
            case '=':
                return Advance(width, TokenKind.Assign);
            case ':':
                _position++;
                return Peek(out _) == '=' ? Advance(1, TokenKind.Declare) : Fail("expected :=", _start);
            case '|':
                return Advance(width, TokenKind.Pipe);
            case '"':
                return Quoted('"', TokenKind.String, "unterminated quoted string");
            case '\'':
                return Quoted('\'', TokenKind.CharacterConstant, "unterminated character constant");
            case '`':
                return RawQuoted();
            case '$':
                _position++;
                return FieldOrVariable(TokenKind.Variable, TokenKind.Variable);
            case '.' when _position + 1 < text.Length && !char.IsAsciiDigit(text[_position + 1]):
                _position++;
                return FieldOrVariable(TokenKind.Field, TokenKind.Dot);
            case '.' or '+' or '-' or (>= '0' and <= '9'):
                return Number();
            case '(':
                _parentheses++;
                return Advance(width, TokenKind.LeftParenthesis);
            case ')':
                _parentheses--;
                return _parentheses < 0 ? Fail("unexpected right parenthesis", _start) : Advance(width, TokenKind.RightParenthesis);
        }

        if (IsAlphanumeric(character))
        {
            return Identifier();
        }

        return character is > ' ' and < 0x7f
            ? Advance(width, TokenKind.Character)
            : Fail($"unrecognized character in action: {GoQuote.Describe(character)}", _start);
    }

    // A trim marker before the closing delimiter needs the last of the spaces.
    private Token Space()
    {
        int spaces = 0;
        while (IsSpace(Peek(out _)))
        {
            _position++;
            spaces++;
        }

        if (Peek(out _) == '-' && StartsWith(_position + 1, delimiters.Right))
        {
            _position--;
            if (spaces == 1)
            {
                return RightDelimiter();
            }
        }

        return Emit(TokenKind.Space);
    }

    private Token Identifier()
    {
        SkipAlphanumerics();
        return AtTerminator() ? Emit(WordKind(text.AsSpan(_start, _position - _start))) : BadCharacter();
    }

    private Token FieldOrVariable(TokenKind kind, TokenKind alone)
    {
        if (AtTerminator())
        {
            return Emit(alone);
        }

        SkipAlphanumerics();
        return AtTerminator() ? Emit(kind) : BadCharacter();
    }

    private Token BadCharacter() => Fail($"bad character {GoQuote.Describe(Peek(out _))}", _position);

    private Token Quoted(char quote, TokenKind kind, string unterminated)
    {
        _position++;
        while (true)
        {
            int character = Peek(out int width);
            _position += width;
            if (character == quote)
            {
                return Emit(kind);
            }

            if (character == '\\')
            {
                character = Peek(out width);
                _position += width;
                if (character is not EndOfText and not '\n')
                {
                    continue;
                }
            }

            if (character is EndOfText or '\n')
            {
                return Fail(unterminated, _start);
            }
        }
    }

    private Token RawQuoted()
    {
        int end = text.IndexOf('`', _position + 1);
        if (end < 0)
        {
            return Fail("unterminated raw quoted string", _start);
        }

        _position = end + 1;
        return Emit(TokenKind.RawString);
    }

    private Token Number()
    {
        if (!ScanNumber())
        {
            return BadNumber();
        }

        if (Peek(out _) is not ('+' or '-'))
        {
            return Emit(TokenKind.Number);
        }

        return ScanNumber() && text[_position - 1] == 'i' ? Emit(TokenKind.Complex) : BadNumber();
    }

    private Token BadNumber() => Fail($"bad number syntax: {GoQuote.Text(text[_start.._position])}", _start);

    private bool ScanNumber()
    {
        Accept("+-");
        string digits = DecimalDigits;
        if (Accept("0"))
        {
            digits = Accept("xX") ? HexadecimalDigits : Accept("oO") ? "01234567_" : Accept("bB") ? "01_" : DecimalDigits;
        }

        AcceptRun(digits);
        if (Accept("."))
        {
            AcceptRun(digits);
        }

        if ((digits == DecimalDigits && Accept("eE")) || (digits == HexadecimalDigits && Accept("pP")))
        {
            Accept("+-");
            AcceptRun(DecimalDigits);
        }

        Accept("i");
        if (!IsAlphanumeric(Peek(out int width)))
        {
            return true;
        }

        _position += width;
        return false;
    }

    private bool Accept(string characters)
    {
        if (_position < text.Length && characters.Contains(text[_position]))
        {
            _position++;
            return true;
        }

        return false;
    }

    private void AcceptRun(string characters)
    {
        while (Accept(characters))
        {
        }
    }

    private void SkipAlphanumerics()
    {
        while (IsAlphanumeric(Peek(out int width)))
        {
            _position += width;
        }
    }

    private void SkipSpaces()
    {
        while (IsSpace(Peek(out _)))
        {
            _position++;
        }
    }

    private int TrailingSpaces(int start, int end)
    {
        int first = end;
        while (first > start && IsSpace(text[first - 1]))
        {
            first--;
        }

        return end - first;
    }

    private int Peek(out int width)
    {
        if (_position >= text.Length)
        {
            width = 0;
            return EndOfText;
        }

        if (Rune.TryGetRuneAt(text, _position, out var rune))
        {
            width = rune.Utf16SequenceLength;
            return rune.Value;
        }

        width = 1;
        return Rune.ReplacementChar.Value;
    }

    private bool AtTerminator() =>
        Peek(out _) is EndOfText or ' ' or '\t' or '\r' or '\n' or '.' or ',' or '|' or ':' or ')' or '(' || StartsWith(_position, delimiters.Right);

    private bool AtRightDelimiter(out bool trims)
    {
        trims = _position + 1 < text.Length && IsSpace(text[_position]) && text[_position + 1] == '-' && StartsWith(_position + TrimMarkerLength, delimiters.Right);
        return trims || StartsWith(_position, delimiters.Right);
    }

    private bool StartsWithTrimMarker(int offset) => offset + 1 < text.Length && text[offset] == '-' && IsSpace(text[offset + 1]);

    private bool StartsWith(int offset, string value) => offset <= text.Length && text.AsSpan(offset).StartsWith(value, StringComparison.Ordinal);

    private Token Advance(int width, TokenKind kind)
    {
        _position += width;
        return Emit(kind);
    }

    private Token Emit(TokenKind kind)
    {
        var token = new Token(kind, _start, _position - _start);
        _start = _position;
        return token;
    }

    private Token Fail(string message, int place)
    {
        _failed = true;
        return new Token(TokenKind.Error, place, 0, message);
    }
}
