using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Syntax;

/// <summary>The tokens of a template with the look-ahead that Go's parser has, and the errors it tells of them.</summary>
/// <param name="text">The template.</param>
/// <param name="options">Its delimiters, and its name for messages.</param>
internal sealed class TokenCursor(string text, TemplateOptions options)
{
    private const int LongestTokenShown = 10;

    private readonly Lexer _lexer = new(text, options.Delimiters.OrBraces());

    // The newest token first. Errors are told on the line of the newest.
    private readonly Token[] _tokens = new Token[3];
    private int _peeked;

    public string Text => text;

    public void Expect(TokenKind kind, string context)
    {
        var token = NextNonSpace();
        if (token.Kind != kind)
        {
            throw Unexpected(token, context);
        }
    }

    public Token Next()
    {
        if (_peeked > 0)
        {
            _peeked--;
        }
        else
        {
            _tokens[0] = _lexer.Next();
        }

        return _tokens[_peeked];
    }

    public Token Peek()
    {
        if (_peeked == 0)
        {
            _peeked = 1;
            _tokens[0] = _lexer.Next();
        }

        return _tokens[_peeked - 1];
    }

    public Token NextNonSpace()
    {
        Token token;
        do
        {
            token = Next();
        }
        while (token.Kind == TokenKind.Space);

        return token;
    }

    public Token PeekNonSpace()
    {
        var token = NextNonSpace();
        Backup();
        return token;
    }

    /// <summary>Goes back over the token that was taken last.</summary>
    public void Backup() => _peeked++;

    /// <summary>Goes back over the newest token, which was only looked at, and the one before it.</summary>
    public void Backup(Token before)
    {
        _tokens[1] = before;
        _peeked = 2;
    }

    /// <summary>Goes back over the newest token, which was only looked at, and the two before it.</summary>
    public void Backup(Token between, Token before)
    {
        _tokens[1] = between;
        _tokens[2] = before;
        _peeked = 3;
    }

    /// <summary>What a string constant stands for.</summary>
    /// <exception cref="TemplateException">It is malformed.</exception>
    public string Unquote(Token token) =>
        GoQuote.TryUnquote(token.Value(text), out string? content) ? content : throw Fail($"malformed string {token.Value(text)}", token.Start);

    /// <summary>The error of a token that may not stand where it does.</summary>
    public TemplateException Unexpected(Token token, string context)
    {
        if (token.Kind == TokenKind.Error)
        {
            return Fail(token.Message!, token.Start);
        }

        string shown = token.Kind == TokenKind.EndOfText ? "end of the template" : token.Value(text);
        if (shown.Length > LongestTokenShown && token.Kind < TokenKind.Dot && token.Kind != TokenKind.EndOfText)
        {
            shown = $"{shown[..LongestTokenShown]}...";
        }

        return Fail($"unexpected {(token.IsKeyword || token.Kind == TokenKind.EndOfText ? shown : GoQuote.Text(shown))} in {context}", token.Start);
    }

    /// <summary>An error. Go tells the line of the token it read last; the column is ours, and the true one if it is on that line.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="place">Offset of what is wrong, if it is not that token.</param>
    /// <param name="suggestion">What may have been meant.</param>
    /// <param name="isLimit">Whether it is too much rather than wrong.</param>
    public TemplateException Fail(string message, int? place = null, string? suggestion = null, bool isLimit = false)
    {
        var newest = TextPosition.Of(text, _tokens[0].Start);
        var position = place is { } offset && TextPosition.Of(text, offset) is var exact && exact.Line == newest.Line ? exact : newest;
        return new TemplateException(TemplateStage.Parse, message, position.Line, position.Column)
        {
            TemplateName = options.Name,
            Suggestion = suggestion,
            IsLimit = isLimit,
        };
    }
}
