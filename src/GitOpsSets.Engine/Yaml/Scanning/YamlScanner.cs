using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace GitOpsSets.Engine.Yaml.Scanning;

/// <summary>
/// Splits a text into the tokens that YamlDotNet's parser takes, as go-yaml v2 does. YamlDotNet's own scanner follows YAML 1.2: it refuses brackets whose lines are not indented,
/// aliases next to a bracket, quoted text that goes on in the first column, and more that the reference engines read.
/// </summary>
internal sealed class YamlScanner : IScanner
{
    private readonly TextCursor _cursor;
    private readonly TokenQueue _tokens = new();
    private readonly SimpleKeys _keys;
    private readonly TokenFetcher _fetcher;

    /// <summary>A scanner of a text, or of its rest.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">Its name for messages.</param>
    /// <param name="start">Where to begin: the first character of a line.</param>
    /// <param name="line">1-based number of that line.</param>
    /// <param name="inPieces">Whether a forbidden character is noticed as early as go-yaml does, or only where it stands.</param>
    public YamlScanner(string text, string file, int start, int line, bool inPieces)
    {
        var forbidden = ForbiddenCharacter.First(text, start, inPieces);
        _cursor = new TextCursor(text, file, start, line, forbidden);
        _keys = new SimpleKeys(_cursor, _tokens);
        _fetcher = new TokenFetcher(_cursor, forbidden, _tokens, _keys);
        if (start == 0 && _cursor.Current == '\uFEFF')
        {
            _cursor.SkipByteOrderMark();
        }
    }

    public Mark CurrentPosition => _cursor.Mark;

    public Token? Current { get; private set; }

    /// <summary>The places of the blocks whose tokens were handed on, in order; the reader takes them out.</summary>
    public Queue<BlockScalarPlace> BlockPlaces => _fetcher.BlockPlaces;

    /// <summary>The line that the scanner has come to.</summary>
    public int Line => _cursor.Line;

    /// <summary>The start of the line that the scanner has come to.</summary>
    public TextCursor StartOfLine() => new(_cursor.Text, _cursor.File, _cursor.Position - _cursor.Column, _cursor.Line, ForbiddenCharacter.None);

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
        return true;
    }

    public void ConsumeCurrent() => Current = null;

    /// <summary>Reads on until no colon can turn the first token into a key any more.</summary>
    private void FetchMoreTokens()
    {
        while (!_fetcher.HasEnded && (_tokens.Count == 0 || _keys.MayStartWithKey()))
        {
            _fetcher.FetchNext();
        }
    }
}
