using System.Collections.Immutable;
using System.Globalization;
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

    private readonly Rune[] _input;
    private readonly int _nesting;
    private int _start;
    private int _position;

    private PathParser(string text, int nesting)
    {
        if (text.Length > MaxLength || nesting > MaxNesting)
        {
            throw new JsonPathException("the expression is too long or nests too deeply");
        }

        _input = [.. text.EnumerateRunes()];
        _nesting = nesting;
    }

    /// <summary>The nodes of a whole template: texts and, between braces, chains.</summary>
    /// <exception cref="JsonPathException">It is malformed.</exception>
    public static ImmutableArray<PathNode> Parse(string text) => new PathParser(text, 0).ParseTemplate();

    private static bool IsTerminator(Rune? rune) => rune is null || rune.Value.Value is ' ' or '\t' or '\r' or '\n' or '.' or ',' or '[' or ']' or '$' or '@' or '{' or '}';

    private static bool IsWord(Rune rune) => rune.Value == '_' || Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber;

    private static bool IsDigit(Rune? rune) => rune is { } known && Rune.GetUnicodeCategory(known) == UnicodeCategory.DecimalDigitNumber;

    private ImmutableArray<PathNode> ParseTemplate()
    {
        var nodes = ImmutableArray.CreateBuilder<PathNode>();
        while (true)
        {
            if (Peek() is { Value: '{' })
            {
                AddText(nodes);
                _position++;
                _start = _position;
                nodes.Add(new PathNode.Chain(ParseAction()));
            }
            else if (Next() is null)
            {
                AddText(nodes);
                return nodes.ToImmutable();
            }
        }
    }

    private void AddText(ImmutableArray<PathNode>.Builder nodes)
    {
        if (_position > _start)
        {
            nodes.Add(new PathNode.Text(Consume()));
        }
    }

    private PathNode.Chain ParseInner(string action) =>
        new PathParser("{" + action + "}", _nesting + 1).ParseTemplate() is [PathNode.Chain chain, ..] ? chain : new PathNode.Chain([]);

    private ImmutableArray<PathNode> ParseAction()
    {
        var steps = ImmutableArray.CreateBuilder<PathNode>();
        while (true)
        {
            if (StartsWith("}"))
            {
                _position++;
                _start = _position;
                return steps.ToImmutable();
            }

            if (StartsWith("[?("))
            {
                steps.Add(ParseFilter());
            }
            else if (StartsWith(".."))
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
        var rune = Next();
        switch (rune?.Value)
        {
            case null or '\n':
                throw new JsonPathException("unclosed action: a '}' is missing");
            case ' ' or '@' or '$':
                Consume();
                break;
            case '[':
                ParseSubscript(steps);
                break;
            case '"' or '\'':
                steps.Add(ParseQuote(rune.Value));
                break;
            case '.':
                steps.Add(ParseField());
                break;
            case '+' or '-':
                _position--;
                steps.Add(ParseNumber());
                break;
            default:
                _position--;
                steps.Add(
                    IsDigit(rune) ? ParseNumber()
                    : IsWord(rune!.Value) ? ParseWord()
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

        _position += 2;
        Consume();
        steps.Add(new PathNode.Descent());
        if (Peek() is { } rune && IsWord(rune))
        {
            steps.Add(ParseField());
        }
    }

    private PathNode ParseField()
    {
        Consume();
        while (true)
        {
            var rune = Next();
            if (rune is { Value: '\\' })
            {
                Next();
            }
            else if (IsTerminator(rune))
            {
                Back(rune);
                break;
            }
        }

        string name = Consume();
        return name == "*" ? new PathNode.Wildcard() : new PathNode.Field(name.Replace("\\", "", StringComparison.Ordinal));
    }

    private PathNode ParseWord()
    {
        Rune? rune;
        do
        {
            rune = Next();
        }
        while (!IsTerminator(rune));

        Back(rune);
        string word = Consume();
        return word is "true" or "false" ? new PathNode.Truth(word == "true") : new PathNode.Word(word);
    }

    private PathNode ParseNumber()
    {
        if (Peek() is { Value: '+' or '-' })
        {
            Next();
        }

        Rune? rune;
        do
        {
            rune = Next();
        }
        while (rune is { Value: '.' } || IsDigit(rune));

        Back(rune);
        string text = Consume();
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int whole))
        {
            return new PathNode.WholeNumber(whole);
        }

        return text.Any(char.IsAsciiDigit) && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)
            ? new PathNode.FloatNumber(number)
            : throw new JsonPathException($"'{text}' is no number");
    }

    private PathNode.Text ParseQuote(Rune quote)
    {
        while (true)
        {
            var rune = Next();
            if (rune is null or { Value: '\n' })
            {
                throw new JsonPathException("a quoted text is not closed");
            }

            if (rune == quote && _input[_position - 2].Value != '\\')
            {
                return new PathNode.Text(PathQuotes.Unquote(Consume()));
            }
        }
    }

    private void ParseSubscript(ImmutableArray<PathNode>.Builder steps)
    {
        Rune? rune;
        do
        {
            rune = Next();
            if (rune is null or { Value: '\n' })
            {
                throw new JsonPathException("a ']' is missing");
            }
        }
        while (rune.Value.Value != ']');

        string text = Consume()[1..^1];
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
        _position += 3;
        Consume();
        bool isOpen = false, isClosed = false;
        Rune? quote = null;
        while (true)
        {
            var rune = Next();
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
                else if (_input[_position - 2].Value != '\\' && rune == quote)
                {
                    isClosed = true;
                }
            }
            else if (rune.Value.Value == ')' && isOpen == isClosed)
            {
                break;
            }
        }

        if (Next() is not { Value: ']' })
        {
            throw new JsonPathException("a ']' must follow the ')' of a filter");
        }

        return SplitFilter(Consume()[..^2]);
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

    private bool StartsWith(string prefix)
    {
        if (_position + prefix.Length > _input.Length)
        {
            return false;
        }

        for (int i = 0; i < prefix.Length; i++)
        {
            if (_input[_position + i].Value != prefix[i])
            {
                return false;
            }
        }

        return true;
    }

    private Rune? Peek() => _position < _input.Length ? _input[_position] : null;

    private Rune? Next() => _position < _input.Length ? _input[_position++] : null;

    private void Back(Rune? read) => _position -= read is null ? 0 : 1;

    private string Consume()
    {
        var text = new StringBuilder();
        for (int i = _start; i < _position; i++)
        {
            text.Append(_input[i]);
        }

        _start = _position;
        return text.ToString();
    }
}
