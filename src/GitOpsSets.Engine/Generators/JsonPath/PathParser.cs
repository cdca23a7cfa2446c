using System.Collections.Immutable;
using System.Text;

namespace GitOpsSets.Engine.Generators.JsonPath;

/// <summary>
/// Reads Kubernetes' dialect of JSONPath. Follows client-go's <c>util/jsonpath/parser.go</c> rule by rule, so that what it takes and
/// refuses is the same (specs/gitopsset.md §5).
/// </summary>
internal sealed class PathParser
{
    private const int MaxLength = 16 * 1024;
    private const int MaxNesting = 32;

    private readonly PathCursor _cursor;
    private readonly int _nesting;

    private PathParser(string text, int nesting)
    {
        if (text.Length > MaxLength || nesting > MaxNesting)
        {
            throw new JsonPathException("the expression is too long or nests too deeply");
        }

        _cursor = new PathCursor(text);
        _nesting = nesting;
    }

    /// <summary>The nodes of a whole template: texts and, between braces, chains.</summary>
    /// <exception cref="JsonPathException">It is malformed.</exception>
    public static ImmutableArray<PathNode> Parse(string text) => new PathParser(text, 0).ParseTemplate();

    private ImmutableArray<PathNode> ParseTemplate()
    {
        var nodes = ImmutableArray.CreateBuilder<PathNode>();
        while (true)
        {
            if (_cursor.Peek() is { Value: '{' })
            {
                AddText(nodes);
                _cursor.Position++;
                _cursor.Discard();
                nodes.Add(new PathNode.Chain(ParseAction()));
            }
            else if (_cursor.Next() is null)
            {
                AddText(nodes);
                return nodes.ToImmutable();
            }
        }
    }

    private void AddText(ImmutableArray<PathNode>.Builder nodes)
    {
        if (!_cursor.IsEmpty)
        {
            nodes.Add(new PathNode.Text(_cursor.Consume()));
        }
    }

    private PathNode.Chain ParseInner(string action) =>
        new PathParser("{" + action + "}", _nesting + 1).ParseTemplate() is [PathNode.Chain chain, ..] ? chain : new PathNode.Chain([]);

    private ImmutableArray<PathNode> ParseAction()
    {
        var steps = ImmutableArray.CreateBuilder<PathNode>();
        while (true)
        {
            if (_cursor.StartsWith("}"))
            {
                _cursor.Position++;
                _cursor.Discard();
                return steps.ToImmutable();
            }

            if (_cursor.StartsWith("[?("))
            {
                steps.Add(ParseFilter());
            }
            else if (_cursor.StartsWith(".."))
            {
                ParseDescent(steps);
            }
            else
            {
                ParseStep(steps);
            }
        }
    }

    private void ParseStep(ImmutableArray<PathNode>.Builder steps)
    {
        var rune = _cursor.Next();
        switch (rune?.Value)
        {
            case null or '\n':
                throw new JsonPathException("unclosed action: a '}' is missing");
            case ' ' or '@' or '$':
                _cursor.Discard();
                break;
            case '[':
                ParseSubscript(steps);
                break;
            case '"' or '\'':
                steps.Add(PathTerms.Quoted(_cursor, rune.Value));
                break;
            case '.':
                steps.Add(PathTerms.Field(_cursor));
                break;
            case '+' or '-':
                _cursor.Position--;
                steps.Add(PathTerms.Number(_cursor));
                break;
            default:
                _cursor.Position--;
                steps.Add(
                    PathCursor.IsDigit(rune) ? PathTerms.Number(_cursor)
                    : PathCursor.IsWord(rune!.Value) ? PathTerms.Word(_cursor)
                    : throw new JsonPathException($"unrecognized character '{rune.Value.ToString()}' in the action"));
                break;
        }
    }

    private void ParseDescent(ImmutableArray<PathNode>.Builder steps)
    {
        if (steps.Count > 0 && steps[^1] is PathNode.Descent)
        {
            throw new JsonPathException("'..' may not follow '..'");
        }

        _cursor.Position += 2;
        _cursor.Discard();
        steps.Add(new PathNode.Descent());
        if (_cursor.Peek() is { } rune && PathCursor.IsWord(rune))
        {
            steps.Add(PathTerms.Field(_cursor));
        }
    }

    private void ParseSubscript(ImmutableArray<PathNode>.Builder steps)
    {
        Rune? rune;
        do
        {
            rune = _cursor.Next();
            if (rune is null or { Value: '\n' })
            {
                throw new JsonPathException("a ']' is missing");
            }
        }
        while (rune.Value.Value != ']');

        string text = _cursor.Consume()[1..^1];
        text = text == "*" ? ":" : text;
        string[] parts = text.Split(',');
        if (parts.Length > 1)
        {
            steps.Add(new PathNode.Union([.. parts.Select(part => ParseInner($"[{part.Trim(' ')}]"))]));
        }
        else if (text.Length >= 2 && text[0] == '\'' && text[^1] == '\'' && !text[1..^1].Contains('\'', StringComparison.Ordinal))
        {
            steps.AddRange(ParseInner("." + text[1..^1]).Steps);
        }
        else
        {
            steps.Add(PathSlices.Parse(text));
        }
    }

    private PathNode.Filter ParseFilter()
    {
        _cursor.Position += 3;
        _cursor.Discard();
        bool isOpen = false, isClosed = false;
        Rune? quote = null;
        while (true)
        {
            var rune = _cursor.Next();
            if (rune is null or { Value: '\n' })
            {
                throw new JsonPathException("a filter is not closed: ')]' is missing");
            }

            if (rune.Value.Value is '"' or '\'')
            {
                if (!isOpen)
                {
                    (isOpen, quote) = (true, rune);
                }
                else if (!_cursor.IsEscaped && rune == quote)
                {
                    isClosed = true;
                }
            }
            else if (rune.Value.Value == ')' && isOpen == isClosed)
            {
                break;
            }
        }

        if (_cursor.Next() is not { Value: ']' })
        {
            throw new JsonPathException("a ']' must follow the ')' of a filter");
        }

        return SplitFilter(_cursor.Consume()[..^2]);
    }

    // Left is what stands before the first run of operator characters; something must stand on either side of it.
    private PathNode.Filter SplitFilter(string text)
    {
        int operatorStart = text.AsSpan().IndexOfAny("!<>=");
        int length = operatorStart < 0 ? 0 : text.AsSpan(operatorStart).IndexOfAnyExcept("!<>=");
        if (operatorStart > 0 && length < 0 && text.Length - operatorStart > 1)
        {
            // Nothing but operator characters follow: the last of them is the right side.
            length = text.Length - operatorStart - 1;
        }

        return operatorStart <= 0 || length <= 0
            ? new PathNode.Filter(ParseInner(text), null, new PathNode.Chain([]))
            : new PathNode.Filter(ParseInner(text[..operatorStart]), text.Substring(operatorStart, length), ParseInner(text[(operatorStart + length)..]));
    }
}
