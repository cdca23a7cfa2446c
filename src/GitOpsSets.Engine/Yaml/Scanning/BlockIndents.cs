using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace GitOpsSets.Engine.Yaml.Scanning;

/// <summary>The indented collections that are open, innermost last; they begin and end without a character of their own.</summary>
/// <param name="cursor">The place in the text.</param>
/// <param name="tokens">Receives their beginnings and ends.</param>
internal sealed class BlockIndents(TextCursor cursor, TokenQueue tokens)
{
    /// <summary>Indented collections, and likewise brackets, that go-yaml lets be open at one time. The limits of the reader are narrower.</summary>
    public const int MaxDepth = 10_000;

    private readonly Stack<(int Column, bool ExplicitKeyOpen)> _outer = new();

    /// <summary>Where the innermost begins: 0-based, -1 when none is open.</summary>
    public int Column { get; private set; } = -1;

    /// <summary>Whether <c>?</c> began a key in the innermost whose colon has not come.</summary>
    public bool ExplicitKeyOpen { get; set; }

    /// <summary>Begins a collection where the column is further to the right; libyaml's <c>roll_indent</c>.</summary>
    /// <param name="column">0-based.</param>
    /// <param name="tokenNumber">The token to begin before; null for the next one.</param>
    /// <param name="mark">Where it begins.</param>
    /// <param name="isMapping">Or a list.</param>
    public void Roll(int column, int? tokenNumber, Mark mark, bool isMapping)
    {
        if (Column >= column)
        {
            return;
        }

        if (_outer.Count >= MaxDepth)
        {
            throw LimitErrors.TooDeep(cursor.Here, MaxDepth);
        }

        _outer.Push((Column, ExplicitKeyOpen));
        Column = column;
        ExplicitKeyOpen = false;
        Token token = isMapping ? new BlockMappingStart(mark, mark) : new BlockSequenceStart(mark, mark);
        if (tokenNumber is { } number)
        {
            tokens.Insert(number, token);
        }
        else
        {
            tokens.Enqueue(token);
        }
    }

    /// <summary>Ends the collections that begin further to the right; libyaml's <c>unroll_indent</c>.</summary>
    public void Unroll(int column)
    {
        while (Column > column)
        {
            tokens.Enqueue(new BlockEnd(cursor.Mark, cursor.Mark));
            (Column, ExplicitKeyOpen) = _outer.Pop();
        }
    }
}
