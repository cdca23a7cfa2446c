using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Syntax;

/// <summary>Cuts a template into tokens, one at a time. Reads beside Go's <c>text/template/parse/lex.go</c>.</summary>
/// <param name="text">The template.</param>
/// <param name="delimiters">What opens and closes its actions.</param>
internal sealed class Lexer(string text, Delimiters delimiters)
{
    private const int TrimMarkerLength = 2;
    private const string LeftComment = "/*";
    private const string RightComment = "*/";

    private readonly CharacterCursor _cursor = new(text);
    private int _start;
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

    private Token TextOrDelimiter()
    {
        while (true)
        {
            int delimiter = text.IndexOf(delimiters.Left, _cursor.Position, StringComparison.Ordinal);
            if (delimiter < 0)
            {
                _cursor.Position = text.Length;
                return Emit(_cursor.Position > _start ? TokenKind.Text : TokenKind.EndOfText);
            }

            if (delimiter > _cursor.Position)
            {
                _cursor.Position = delimiter;
                int trimmed = StartsWithTrimMarker(delimiter + delimiters.Left.Length) ? _cursor.TrailingSpaces(_start, delimiter) : 0;
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
        int after = _cursor.Position + delimiters.Left.Length;
        int marker = StartsWithTrimMarker(after) ? TrimMarkerLength : 0;
        if (_cursor.StartsWith(after + marker, LeftComment))
        {
            _start = _cursor.Position = after + marker;
            return Comment();
        }

        var token = new Token(TokenKind.LeftDelimiter, _start, delimiters.Left.Length);
        _start = _cursor.Position = after + marker;
        _insideAction = true;
        _parentheses = 0;
        return token;
    }

    private Token? Comment()
    {
        int end = text.IndexOf(RightComment, _cursor.Position + LeftComment.Length, StringComparison.Ordinal);
        if (end < 0)
        {
            return Fail("the comment is never closed", _start);
        }

        _cursor.Position = end + RightComment.Length;
        if (!AtRightDelimiter(out bool trims))
        {
            return Fail("the comment must end right before the closing delimiter", _start);
        }

        _cursor.Position += (trims ? TrimMarkerLength : 0) + delimiters.Right.Length;
        if (trims)
        {
            _cursor.SkipSpaces();
        }

        _start = _cursor.Position;
        return null;
    }

    private Token RightDelimiter()
    {
        _ = AtRightDelimiter(out bool trims);
        if (trims)
        {
            _cursor.Position += TrimMarkerLength;
            _start = _cursor.Position;
        }

        _cursor.Position += delimiters.Right.Length;
        var token = Emit(TokenKind.RightDelimiter);
        if (trims)
        {
            _cursor.SkipSpaces();
            _start = _cursor.Position;
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

        int character = _cursor.Peek(out int width);
        switch (character)
        {
            case CharacterCursor.End:
                return Fail("the action is never closed", _start);
            case ' ' or '\t' or '\r' or '\n':
                return Space();
            case '=':
                return Advance(width, TokenKind.Assign);
            case ':':
                _cursor.Position++;
                return _cursor.Peek(out _) == '=' ? Advance(1, TokenKind.Declare) : Fail("expected :=", _start);
            case '|':
                return Advance(width, TokenKind.Pipe);
            case '"':
                return Quoted('"', TokenKind.String, "unterminated quoted string");
            case '\'':
                return Quoted('\'', TokenKind.CharacterConstant, "unterminated character constant");
            case '`':
                return RawQuoted();
            case '$':
                _cursor.Position++;
                return FieldOrVariable(TokenKind.Variable, TokenKind.Variable);
            case '.' when _cursor.Position + 1 < text.Length && !char.IsAsciiDigit(text[_cursor.Position + 1]):
                _cursor.Position++;
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

        if (CharacterCursor.IsAlphanumeric(character))
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
        while (CharacterCursor.IsSpace(_cursor.Peek(out _)))
        {
            _cursor.Position++;
            spaces++;
        }

        if (_cursor.Peek(out _) == '-' && _cursor.StartsWith(_cursor.Position + 1, delimiters.Right))
        {
            _cursor.Position--;
            if (spaces == 1)
            {
                return RightDelimiter();
            }
        }

        return Emit(TokenKind.Space);
    }

    private Token Identifier()
    {
        _cursor.SkipAlphanumerics();
        return AtTerminator() ? Emit(Keywords.KindOf(text.AsSpan(_start, _cursor.Position - _start))) : BadCharacter();
    }

    private Token FieldOrVariable(TokenKind kind, TokenKind alone)
    {
        if (AtTerminator())
        {
            return Emit(alone);
        }

        _cursor.SkipAlphanumerics();
        return AtTerminator() ? Emit(kind) : BadCharacter();
    }

    private Token BadCharacter() => Fail($"bad character {GoQuote.Describe(_cursor.Peek(out _))}", _cursor.Position);

    private Token Quoted(char quote, TokenKind kind, string unterminated) => _cursor.ScanQuoted(quote) ? Emit(kind) : Fail(unterminated, _start);

    private Token RawQuoted()
    {
        int end = text.IndexOf('`', _cursor.Position + 1);
        if (end < 0)
        {
            return Fail("unterminated raw quoted string", _start);
        }

        _cursor.Position = end + 1;
        return Emit(TokenKind.RawString);
    }

    private Token Number()
    {
        if (!_cursor.ScanNumber())
        {
            return BadNumber();
        }

        if (_cursor.Peek(out _) is not ('+' or '-'))
        {
            return Emit(TokenKind.Number);
        }

        return _cursor.ScanNumber() && text[_cursor.Position - 1] == 'i' ? Emit(TokenKind.Complex) : BadNumber();
    }

    private Token BadNumber() => Fail($"bad number syntax: {GoQuote.Text(text[_start.._cursor.Position])}", _start);

    private bool AtTerminator() =>
        _cursor.Peek(out _) is CharacterCursor.End or ' ' or '\t' or '\r' or '\n' or '.' or ',' or '|' or ':' or ')' or '(' || _cursor.StartsWith(_cursor.Position, delimiters.Right);

    private bool AtRightDelimiter(out bool trims)
    {
        trims = _cursor.Position + 1 < text.Length && CharacterCursor.IsSpace(text[_cursor.Position]) && text[_cursor.Position + 1] == '-' && _cursor.StartsWith(_cursor.Position + TrimMarkerLength, delimiters.Right);
        return trims || _cursor.StartsWith(_cursor.Position, delimiters.Right);
    }

    private bool StartsWithTrimMarker(int offset) => offset + 1 < text.Length && text[offset] == '-' && CharacterCursor.IsSpace(text[offset + 1]);

    private Token Advance(int width, TokenKind kind)
    {
        _cursor.Position += width;
        return Emit(kind);
    }

    private Token Emit(TokenKind kind)
    {
        var token = new Token(kind, _start, _cursor.Position - _start);
        _start = _cursor.Position;
        return token;
    }

    private Token Fail(string message, int place)
    {
        _failed = true;
        return new Token(TokenKind.Error, place, 0, message);
    }
}
