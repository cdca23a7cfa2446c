using YamlDotNet.Core.Tokens;

namespace GitOpsSets.Engine.Yaml.Scanning;

/// <summary>Fetches brackets, braces and the commas in them.</summary>
/// <param name="cursor">The place in the text.</param>
/// <param name="tokens">Receives what is fetched.</param>
/// <param name="keys">Counts the brackets that are open.</param>
/// <param name="indents">The block that the brackets stand in.</param>
internal sealed class BracketFetcher(TextCursor cursor, TokenQueue tokens, SimpleKeys keys, BlockIndents indents)
{
    public void FetchStart()
    {
        keys.Save(indents.Column);
        keys.RefuseMissingComma();
        keys.OpenBracket();
        keys.Allowed = true;
        bool isSequence = cursor.Current == '[';
        var startMark = cursor.SkipIndicator();
        tokens.Enqueue(isSequence ? new FlowSequenceStart(startMark, cursor.Mark) : new FlowMappingStart(startMark, cursor.Mark));
    }

    public void FetchEnd()
    {
        keys.Remove();
        keys.CloseBracket();
        keys.Allowed = false;
        bool isSequence = cursor.Current == ']';
        var startMark = cursor.SkipIndicator();
        tokens.Enqueue(isSequence ? new FlowSequenceEnd(startMark, cursor.Mark) : new FlowMappingEnd(startMark, cursor.Mark));
        tokens.EndsValue = true;
    }

    public void FetchEntry()
    {
        keys.Remove();
        keys.Allowed = true;
        keys.Current.ExplicitKeyOpen = false;
        var startMark = cursor.SkipIndicator();
        tokens.Enqueue(new FlowEntry(startMark, cursor.Mark));
    }
}
