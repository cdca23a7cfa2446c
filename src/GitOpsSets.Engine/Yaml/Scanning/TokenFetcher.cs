using YamlDotNet.Core.Tokens;

namespace GitOpsSets.Engine.Yaml.Scanning;

/// <summary>Cuts tokens from a text, one or a few at a time.</summary>
/// <remarks>The rules, and their names here, are those of libyaml's <c>scanner.c</c>, which go-yaml and YamlDotNet both come from.</remarks>
internal sealed class TokenFetcher
{
    private readonly TextCursor _cursor;
    private readonly ForbiddenCharacter _forbidden;
    private readonly TokenQueue _tokens;
    private readonly SimpleKeys _keys;
    private readonly BlockIndents _indents;
    private readonly ValueFetcher _values;
    private readonly BracketFetcher _brackets;
    private readonly DirectiveScanner _directives;
    private bool _started;

    /// <summary>A fetcher of a text.</summary>
    /// <param name="cursor">The place in the text.</param>
    /// <param name="forbidden">The character that ends the text before its time.</param>
    /// <param name="tokens">Receives what is fetched.</param>
    /// <param name="keys">What of it may be keys.</param>
    public TokenFetcher(TextCursor cursor, ForbiddenCharacter forbidden, TokenQueue tokens, SimpleKeys keys)
    {
        (_cursor, _forbidden, _tokens, _keys) = (cursor, forbidden, tokens, keys);
        _indents = new BlockIndents(cursor, tokens);
        var tags = new TagScanner(cursor);
        _values = new ValueFetcher(cursor, tokens, keys, _indents, tags);
        _brackets = new BracketFetcher(cursor, tokens, keys, _indents);
        _directives = new DirectiveScanner(cursor, tags);
    }

    /// <summary>Whether the end of the text was fetched.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>The places of the blocks that were fetched, in order; the reader takes them out.</summary>
    public Queue<BlockScalarPlace> BlockPlaces => _values.BlockPlaces;

    /// <summary>Fetches the next token, with the beginnings and ends of collections that come before it.</summary>
    /// <exception cref="YamlException">No token may stand here.</exception>
    public void FetchNext()
    {
        if (!_started)
        {
            _started = true;
            _keys.Allowed = true;
            _tokens.Enqueue(new StreamStart(_cursor.Mark, _cursor.Mark));
            return;
        }

        RefuseForbiddenCharacters();
        ScanToNextToken();
        UnrollIndent(_cursor.Column);
        RefuseForbiddenCharacters();
        FetchToken();
    }

    private void FetchToken()
    {
        char c = _cursor.Current;
        char next = _cursor.Peek(1);
        switch (c)
        {
            case '\0':
                FetchStreamEnd();
                break;
            case '%' when _cursor.Column == 0:
                FetchDirective();
                break;
            case '-' or '.' when _cursor.AtDocumentIndicator():
                FetchDocumentIndicator();
                break;
            case '[' or '{':
                _brackets.FetchStart();
                break;
            case ']' or '}':
                _brackets.FetchEnd();
                break;
            case ',':
                _brackets.FetchEntry();
                break;
            case '-' when Characters.IsBlankBreakOrEnd(next):
                FetchBlockEntry();
                break;
            case '?' when _keys.Level > 0 || Characters.IsBlankBreakOrEnd(next):
                FetchKey();
                break;
            case ':' when _keys.Level > 0 || Characters.IsBlankBreakOrEnd(next):
                FetchValue();
                break;
            case '*' or '&':
                _values.FetchAnchor();
                break;
            case '!':
                _values.FetchTag();
                break;
            case '|' or '>' when _keys.Level == 0:
                _values.FetchBlockScalar();
                break;
            case '\'' or '"':
                _values.FetchQuotedScalar(c);
                break;
            case '|' or '>' or '%' or '@' or '`' or '\t' or '#':
                throw _cursor.Error(c == '\t' ? "a tab stands where only spaces may indent" : $"a value cannot start with {c}: it needs quotes");
            default:
                _values.FetchPlainScalar();
                break;
        }
    }

    private void ScanToNextToken()
    {
        while (true)
        {
            while (_cursor.Current == ' ' || (_cursor.Current == '\t' && (_keys.Level > 0 || !_keys.Allowed)))
            {
                _cursor.Skip();
            }

            if (_cursor.Current == '#')
            {
                _cursor.SkipToBreak();
            }

            if (!Characters.IsBreak(_cursor.Current))
            {
                return;
            }

            _cursor.SkipLineBreak();
            _keys.Allowed |= _keys.Level == 0;
        }
    }

    private void EndBlocks()
    {
        UnrollIndent(-1);
        _keys.Remove();
        _keys.Allowed = false;
    }

    private void FetchStreamEnd()
    {
        EndBlocks();
        _tokens.Enqueue(new StreamEnd(_cursor.Mark, _cursor.Mark));
        HasEnded = true;
    }

    private void FetchDirective()
    {
        EndBlocks();
        _tokens.Enqueue(_directives.Scan());
    }

    private void FetchDocumentIndicator()
    {
        EndBlocks();
        bool isStart = _cursor.Current == '-';
        if (!isStart && _tokens.NextNumber == 1)
        {
            throw _cursor.Error("... ends a document, but none has begun");
        }

        var startMark = _cursor.Mark;
        _cursor.MoveTo(_cursor.Position + 3);
        _tokens.Enqueue(isStart ? new DocumentStart(startMark, _cursor.Mark) : new DocumentEnd(startMark, _cursor.Mark));
    }

    private void FetchBlockEntry()
    {
        if (_keys.Level == 0)
        {
            if (!_keys.Allowed)
            {
                throw _cursor.Error("a list item cannot start on this line: it needs a line of its own, or quotes if the dash is text");
            }

            _indents.Roll(_cursor.Column, null, _cursor.Mark, isMapping: false);
        }

        _keys.Remove();
        _keys.Allowed = true;
        var startMark = _cursor.SkipIndicator();
        _tokens.Enqueue(new BlockEntry(startMark, _cursor.Mark));
    }

    private void FetchKey()
    {
        if (_keys.Level == 0)
        {
            if (!_keys.Allowed)
            {
                throw _cursor.Error("a key cannot start on this line");
            }

            _indents.Roll(_cursor.Column, null, _cursor.Mark, isMapping: true);
        }

        _keys.Remove();
        _keys.RefuseMissingComma();
        ExplicitKeyOpen = true;
        _keys.Allowed = _keys.Level == 0;
        var startMark = _cursor.SkipIndicator();
        _tokens.Enqueue(new Key(startMark, _cursor.Mark));
    }

    private void FetchValue()
    {
        if (_keys.TryTake(out var key))
        {
            _tokens.Insert(key.TokenNumber, new Key(key.Mark, key.Mark));
            if (_keys.Level == 0)
            {
                _indents.Roll((int)key.Mark.Column - 1, key.TokenNumber, key.Mark, isMapping: true);
            }

            _keys.Allowed = false;
        }
        else
        {
            if (_keys.Level == 0)
            {
                if (!_keys.Allowed)
                {
                    throw _cursor.Error("a colon and a space cannot stand inside this value: the value needs quotes, or the key a line of its own");
                }

                _indents.Roll(_cursor.Column, null, _cursor.Mark, isMapping: true);
            }

            _keys.Allowed = _keys.Level == 0;
            if (!ExplicitKeyOpen)
            {
                throw _cursor.Error(_keys.Level > 0 && _tokens.EndsValue ? "a comma is missing before this key, or the key and its colon are not on one line" : "a key is missing before the colon");
            }
        }

        ExplicitKeyOpen = false;
        var startMark = _cursor.SkipIndicator();
        _tokens.Enqueue(new Value(startMark, _cursor.Mark));
    }

    private bool ExplicitKeyOpen
    {
        get => _keys.Level > 0 ? _keys.Current.ExplicitKeyOpen : _indents.ExplicitKeyOpen;
        set
        {
            if (_keys.Level > 0)
            {
                _keys.Current.ExplicitKeyOpen = value;
            }
            else
            {
                _indents.ExplicitKeyOpen = value;
            }
        }
    }

    private void RefuseForbiddenCharacters()
    {
        if (_cursor.Position >= _forbidden.NoticedFrom)
        {
            throw _forbidden.Error(_cursor.Text, _cursor.File);
        }
    }

    // Inside brackets indentation means nothing.
    private void UnrollIndent(int column)
    {
        if (_keys.Level == 0)
        {
            _indents.Unroll(column);
        }
    }
}
