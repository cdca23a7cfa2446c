using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace GitOpsSets.Engine.Yaml.Scanning;

/// <summary>
/// Splits a text into the tokens that YamlDotNet's parser takes, as go-yaml v2 does. YamlDotNet's own scanner follows YAML 1.2: it refuses brackets whose lines are not indented,
/// aliases next to a bracket, quoted text that goes on in the first column, and more that the reference engines read.
/// </summary>
/// <remarks>The rules, and their names here, are those of libyaml's <c>scanner.c</c>, which go-yaml and YamlDotNet both come from.</remarks>
internal sealed class YamlScanner : IScanner
{
    private const int LongestSimpleKey = 1024;

    /// <summary>Brackets, and likewise indented collections, that go-yaml lets be open at one time. The limits of the reader are narrower.</summary>
    private const int MaxDepth = 10_000;

    private readonly TextCursor _cursor;
    private readonly ForbiddenCharacter _forbidden;
    private readonly TokenQueue _tokens = new();
    private readonly PlainScalarScanner _plain;
    private readonly QuotedScalarScanner _quoted;
    private readonly BlockScalarScanner _block;
    private readonly TagScanner _tags;
    private readonly DirectiveScanner _directives;
    private readonly Stack<(int Indent, bool ExplicitKeyOpen)> _indents = new();

    private SimpleKey[] _keys = new SimpleKey[4];
    private int _flowLevel;
    private int _indent = -1;
    private bool _explicitKeyOpen;
    private bool _simpleKeyAllowed;
    private bool _started;
    private bool _ended;
    private bool _nodeComplete;
    private int _tokensHandedOn;
    private int _keyLevelOfNextToken = -1;

    /// <summary>A scanner of a text, or of its rest.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">Its name for messages.</param>
    /// <param name="start">Where to begin: the first character of a line.</param>
    /// <param name="line">1-based number of that line.</param>
    /// <param name="inPieces">Whether a forbidden character is noticed as early as go-yaml does, or only where it stands.</param>
    public YamlScanner(string text, string file, int start, int line, bool inPieces)
    {
        _cursor = new TextCursor(text, file, start, line);
        _forbidden = ForbiddenCharacter.First(text, start, inPieces);
        _plain = new PlainScalarScanner(_cursor);
        _quoted = new QuotedScalarScanner(_cursor);
        _block = new BlockScalarScanner(_cursor);
        _tags = new TagScanner(_cursor);
        _directives = new DirectiveScanner(_cursor, _tags);
        if (start == 0 && _cursor.Current == '\uFEFF')
        {
            _cursor.SkipByteOrderMark();
        }
    }

    public Mark CurrentPosition => _cursor.Mark;

    public Token? Current { get; private set; }

    /// <summary>The places of the blocks whose tokens were handed on, in order; the reader takes them out.</summary>
    public Queue<BlockScalarPlace> BlockPlaces { get; } = new();

    /// <summary>The line that the scanner has come to.</summary>
    public int Line => _cursor.Line;

    /// <summary>The start of the line that the scanner has come to.</summary>
    public TextCursor StartOfLine() => new(_cursor.Text, _cursor.File, _cursor.Position - _cursor.Column, _cursor.Line);

    public bool MoveNext()
    {
        ConsumeCurrent();
        return MoveNextWithoutConsuming();
    }

    public bool MoveNextWithoutConsuming()
    {
        if (Current is not null)
        {
            return Current is not StreamEnd;
        }

        FetchMoreTokens();
        if (_tokens.Count == 0)
        {
            return false;
        }

        Current = _tokens.Dequeue();
        _tokensHandedOn++;
        return true;
    }

    public void ConsumeCurrent() => Current = null;

    /// <summary>Reads on until no colon can turn the first token into a key any more.</summary>
    private void FetchMoreTokens()
    {
        while (!_ended)
        {
            if (_tokens.Count > 0)
            {
                int level = _tokens.HeadKeyLevel;
                if (level < 0 || level > _flowLevel || _keys[level].TokenNumber != _tokensHandedOn || !IsStillPossible(ref _keys[level]))
                {
                    return;
                }
            }

            FetchNextToken();
        }
    }

    private void FetchNextToken()
    {
        if (!_started)
        {
            _started = true;
            _simpleKeyAllowed = true;
            Add(new StreamStart(_cursor.Mark, _cursor.Mark));
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
                FetchFlowStart();
                break;
            case ']' or '}':
                FetchFlowEnd();
                break;
            case ',':
                FetchFlowEntry();
                break;
            case '-' when Characters.IsBlankBreakOrEnd(next):
                FetchBlockEntry();
                break;
            case '?' when _flowLevel > 0 || Characters.IsBlankBreakOrEnd(next):
                FetchKey();
                break;
            case ':' when _flowLevel > 0 || Characters.IsBlankBreakOrEnd(next):
                FetchValue();
                break;
            case '*' or '&':
                FetchAnchor();
                break;
            case '!':
                SaveSimpleKey();
                _simpleKeyAllowed = false;
                RefuseMissingComma();
                Add(_tags.Scan());
                break;
            case '|' or '>' when _flowLevel == 0:
                RemoveSimpleKey();
                _simpleKeyAllowed = true;
                AddScalar(_block.Scan(_indent));
                BlockPlaces.Enqueue(_block.Place);
                break;
            case '\'' or '"':
                SaveSimpleKey();
                _simpleKeyAllowed = false;
                AddScalar(_quoted.Scan(c));
                break;
            case '|' or '>' or '%' or '@' or '`' or '\t' or '#':
                throw _cursor.Error(c == '\t' ? "a tab stands where only spaces may indent" : $"a value cannot start with {c}: it needs quotes");
            default:
                SaveSimpleKey();
                _simpleKeyAllowed = false;
                AddScalar(_plain.Scan(_indent + 1, _flowLevel > 0));
                _simpleKeyAllowed |= _plain.EndedBeforeLine;
                break;
        }
    }

    private void ScanToNextToken()
    {
        while (true)
        {
            while (_cursor.Current == ' ' || (_cursor.Current == '\t' && (_flowLevel > 0 || !_simpleKeyAllowed)))
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
            _simpleKeyAllowed |= _flowLevel == 0;
        }
    }

    private void FetchStreamEnd()
    {
        UnrollIndent(-1);
        RemoveSimpleKey();
        _simpleKeyAllowed = false;
        Add(new StreamEnd(_cursor.Mark, _cursor.Mark));
        _ended = true;
    }

    private void FetchDirective()
    {
        UnrollIndent(-1);
        RemoveSimpleKey();
        _simpleKeyAllowed = false;
        Add(_directives.Scan());
    }

    private void FetchDocumentIndicator()
    {
        UnrollIndent(-1);
        RemoveSimpleKey();
        _simpleKeyAllowed = false;
        bool isStart = _cursor.Current == '-';
        if (!isStart && _tokensHandedOn + _tokens.Count == 1)
        {
            throw _cursor.Error("... ends a document, but none has begun");
        }

        var startMark = _cursor.Mark;
        _cursor.MoveTo(_cursor.Position + 3);
        Add(isStart ? new DocumentStart(startMark, _cursor.Mark) : new DocumentEnd(startMark, _cursor.Mark));
    }

    private void FetchFlowStart()
    {
        SaveSimpleKey();
        RefuseMissingComma();
        if (++_flowLevel > MaxDepth)
        {
            throw LimitErrors.TooDeep(_cursor.Here, MaxDepth);
        }

        if (_flowLevel == _keys.Length)
        {
            Array.Resize(ref _keys, _keys.Length * 2);
        }

        _keys[_flowLevel] = default;
        _simpleKeyAllowed = true;
        bool isSequence = _cursor.Current == '[';
        var startMark = SkipIndicator();
        Add(isSequence ? new FlowSequenceStart(startMark, _cursor.Mark) : new FlowMappingStart(startMark, _cursor.Mark));
    }

    private void FetchFlowEnd()
    {
        RemoveSimpleKey();
        _flowLevel = Math.Max(_flowLevel - 1, 0);
        _simpleKeyAllowed = false;
        bool isSequence = _cursor.Current == ']';
        var startMark = SkipIndicator();
        Add(isSequence ? new FlowSequenceEnd(startMark, _cursor.Mark) : new FlowMappingEnd(startMark, _cursor.Mark));
        _nodeComplete = true;
    }

    private void FetchFlowEntry()
    {
        RemoveSimpleKey();
        _simpleKeyAllowed = true;
        _keys[_flowLevel].ExplicitKeyOpen = false;
        var startMark = SkipIndicator();
        Add(new FlowEntry(startMark, _cursor.Mark));
    }

    private void FetchBlockEntry()
    {
        if (_flowLevel == 0)
        {
            if (!_simpleKeyAllowed)
            {
                throw _cursor.Error("a list item cannot start on this line: it needs a line of its own, or quotes if the dash is text");
            }

            RollIndent(_cursor.Column, null, _cursor.Mark, isMapping: false);
        }

        RemoveSimpleKey();
        _simpleKeyAllowed = true;
        var startMark = SkipIndicator();
        Add(new BlockEntry(startMark, _cursor.Mark));
    }

    private void FetchKey()
    {
        if (_flowLevel == 0)
        {
            if (!_simpleKeyAllowed)
            {
                throw _cursor.Error("a key cannot start on this line");
            }

            RollIndent(_cursor.Column, null, _cursor.Mark, isMapping: true);
        }

        RemoveSimpleKey();
        RefuseMissingComma();
        ExplicitKeyOpen = true;
        _simpleKeyAllowed = _flowLevel == 0;
        var startMark = SkipIndicator();
        Add(new Key(startMark, _cursor.Mark));
    }

    private void FetchValue()
    {
        ref var key = ref _keys[_flowLevel];
        if (IsStillPossible(ref key))
        {
            key.Possible = false;
            _tokens.Insert(key.TokenNumber - _tokensHandedOn, new Key(key.Mark, key.Mark));
            RollIndent((int)key.Mark.Column - 1, key.TokenNumber, key.Mark, isMapping: true);
            _simpleKeyAllowed = false;
        }
        else
        {
            if (_flowLevel == 0)
            {
                if (!_simpleKeyAllowed)
                {
                    throw _cursor.Error("a colon and a space cannot stand inside this value: the value needs quotes, or the key a line of its own");
                }

                RollIndent(_cursor.Column, null, _cursor.Mark, isMapping: true);
            }

            _simpleKeyAllowed = _flowLevel == 0;
            if (!ExplicitKeyOpen)
            {
                throw _cursor.Error(_flowLevel > 0 && _nodeComplete ? "a comma is missing before this key, or the key and its colon are not on one line" : "a key is missing before the colon");
            }
        }

        ExplicitKeyOpen = false;
        var startMark = SkipIndicator();
        Add(new Value(startMark, _cursor.Mark));
    }

    private void FetchAnchor()
    {
        SaveSimpleKey();
        _simpleKeyAllowed = false;
        RefuseMissingComma();
        bool isAlias = _cursor.Current == '*';
        var startMark = SkipIndicator();
        int from = _cursor.Position;
        while (Characters.IsName(_cursor.Current))
        {
            _cursor.Skip();
        }

        if (_cursor.Position == from || !(Characters.IsBlankBreakOrEnd(_cursor.Current) || _cursor.Current is '?' or ':' or ',' or ']' or '}' or '%' or '@' or '`'))
        {
            throw _cursor.ErrorAt(startMark, isAlias
                ? "* starts an alias, whose name has only letters, digits, _ and -; text that starts with * needs quotes"
                : "& starts an anchor, whose name has only letters, digits, _ and -; text that starts with & needs quotes");
        }

        var name = new AnchorName(_cursor.Text[from.._cursor.Position]);
        Add(isAlias ? new AnchorAlias(name, startMark, _cursor.Mark) : new Anchor(name, startMark, _cursor.Mark));
        _nodeComplete = isAlias;
    }

    private bool ExplicitKeyOpen
    {
        get => _flowLevel > 0 ? _keys[_flowLevel].ExplicitKeyOpen : _explicitKeyOpen;
        set
        {
            if (_flowLevel > 0)
            {
                _keys[_flowLevel].ExplicitKeyOpen = value;
            }
            else
            {
                _explicitKeyOpen = value;
            }
        }
    }

    private Mark SkipIndicator()
    {
        var mark = _cursor.Mark;
        _cursor.Skip();
        return mark;
    }

    private void Add(Token token)
    {
        _tokens.Enqueue(token, _keyLevelOfNextToken);
        _keyLevelOfNextToken = -1;
        _nodeComplete = false;
    }

    private void AddScalar(Scalar token)
    {
        RefuseMissingComma();
        Add(token);
        _nodeComplete = true;
    }

    /// <summary>YamlDotNet's parser lets two values stand side by side inside brackets.</summary>
    private void RefuseMissingComma()
    {
        if (_flowLevel > 0 && _nodeComplete)
        {
            throw _cursor.Error("a comma or a closing bracket is missing");
        }
    }

    private void RefuseForbiddenCharacters()
    {
        if (_cursor.Position > _forbidden.NoticedFrom)
        {
            throw _forbidden.Error(_cursor.Text, _cursor.File);
        }
    }

    private void SaveSimpleKey()
    {
        if (!_simpleKeyAllowed)
        {
            return;
        }

        RemoveSimpleKey();
        ref var key = ref _keys[_flowLevel];
        key.Possible = true;
        key.Required = _flowLevel == 0 && _indent == _cursor.Column;
        key.TokenNumber = _tokensHandedOn + _tokens.Count;
        key.Mark = _cursor.Mark;
        _keyLevelOfNextToken = _flowLevel;
    }

    private void RemoveSimpleKey()
    {
        ref var key = ref _keys[_flowLevel];
        if (key is { Possible: true, Required: true })
        {
            throw MissingColon(key.Mark);
        }

        key.Possible = false;
    }

    /// <summary>A key without <c>?</c> stands on one line and is not longer than 1024 characters.</summary>
    private bool IsStillPossible(ref SimpleKey key)
    {
        if (!key.Possible)
        {
            return false;
        }

        if (key.Mark.Line == _cursor.Line && CharactersSince(key.Mark) <= LongestSimpleKey)
        {
            return true;
        }

        if (key.Required)
        {
            throw MissingColon(key.Mark);
        }

        key.Possible = false;
        return false;
    }

    private int CharactersSince(Mark mark)
    {
        int units = _cursor.Position - (int)mark.Index;
        if (units <= LongestSimpleKey)
        {
            return units;
        }

        foreach (char c in _cursor.Text.AsSpan((int)mark.Index, units))
        {
            units -= char.IsLowSurrogate(c) ? 1 : 0;
        }

        return units;
    }

    private YamlException MissingColon(Mark mark) => _cursor.ErrorAt(mark, "a colon is missing after this key, or the line must be indented further to belong to the value before it");

    private void RollIndent(int column, int? tokenNumber, Mark mark, bool isMapping)
    {
        if (_flowLevel > 0 || _indent >= column)
        {
            return;
        }

        if (_indents.Count >= MaxDepth)
        {
            throw LimitErrors.TooDeep(_cursor.Here, MaxDepth);
        }

        _indents.Push((_indent, _explicitKeyOpen));
        _indent = column;
        _explicitKeyOpen = false;
        Token token = isMapping ? new BlockMappingStart(mark, mark) : new BlockSequenceStart(mark, mark);
        if (tokenNumber is { } number)
        {
            _tokens.Insert(number - _tokensHandedOn, token);
        }
        else
        {
            Add(token);
        }
    }

    private void UnrollIndent(int column)
    {
        if (_flowLevel > 0)
        {
            return;
        }

        while (_indent > column)
        {
            Add(new BlockEnd(_cursor.Mark, _cursor.Mark));
            (_indent, _explicitKeyOpen) = _indents.Pop();
        }
    }
}
