using YamlDotNet.Core.Tokens;

namespace GitOpsSets.Engine.Yaml.Scanning;

/// <summary>Fetches what values consist of: scalars, aliases, and the tags and anchors before them.</summary>
/// <param name="cursor">The place in the text.</param>
/// <param name="tokens">Receives what is fetched.</param>
/// <param name="keys">Learns that a value may be a key.</param>
/// <param name="indents">Tell where blocks end.</param>
/// <param name="tags">Reads tags.</param>
internal sealed class ValueFetcher(TextCursor cursor, TokenQueue tokens, SimpleKeys keys, BlockIndents indents, TagScanner tags)
{
    private readonly PlainScalarScanner _plain = new(cursor);
    private readonly QuotedScalarScanner _quoted = new(cursor);
    private readonly BlockScalarScanner _block = new(cursor);
    private readonly AnchorScanner _anchors = new(cursor);

    /// <summary>The places of the blocks that were fetched, in order; the reader takes them out.</summary>
    public Queue<BlockScalarPlace> BlockPlaces { get; } = new();

    public void FetchTag()
    {
        keys.Save(indents.Column);
        keys.Allowed = false;
        keys.RefuseMissingComma();
        tokens.Enqueue(tags.Scan());
    }

    public void FetchBlockScalar()
    {
        keys.Remove();
        keys.Allowed = true;
        AddScalar(_block.Scan(indents.Column));
        BlockPlaces.Enqueue(_block.Place);
    }

    public void FetchQuotedScalar(char quote)
    {
        keys.Save(indents.Column);
        keys.Allowed = false;
        AddScalar(_quoted.Scan(quote));
    }

    public void FetchPlainScalar()
    {
        keys.Save(indents.Column);
        keys.Allowed = false;
        AddScalar(_plain.Scan(indents.Column + 1, keys.Level > 0));
        keys.Allowed |= _plain.EndedBeforeLine;
    }

    public void FetchAnchor()
    {
        keys.Save(indents.Column);
        keys.Allowed = false;
        keys.RefuseMissingComma();
        var token = _anchors.Scan();
        tokens.Enqueue(token);
        tokens.EndsValue = token is AnchorAlias;
    }

    private void AddScalar(Scalar token)
    {
        keys.RefuseMissingComma();
        tokens.Enqueue(token);
        tokens.EndsValue = true;
    }
}
