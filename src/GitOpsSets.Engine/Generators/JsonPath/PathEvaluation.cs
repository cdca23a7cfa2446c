using System.Collections.Immutable;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators.JsonPath;

/// <summary>
/// Walks data along a parsed path. Follows client-go's <c>util/jsonpath/jsonpath.go</c>: a step that fails still says which values it
/// holds, because an exists filter keeps an item whose path failed with values in hand.
/// </summary>
internal sealed class PathEvaluation
{
    private const int MaxSteps = 1_000_000;
    private const int MaxDepth = 200;

    private int _rangesToBegin;
    private int _rangesToEnd;
    private int _openRanges;
    private int _steps;
    private PathNode? _lastEnd;

    /// <summary>One list of values per node of the template.</summary>
    /// <exception cref="JsonPathException">The path does not fit the data.</exception>
    public List<List<TemplateValue>> Find(ImmutableArray<PathNode> nodes, TemplateValue data)
    {
        var results = new List<List<TemplateValue>>();
        for (int i = 0; i < nodes.Length; i++)
        {
            var found = Walk([data], nodes[i], 0);
            if (found.Error is not null)
            {
                throw new JsonPathException(found.Error);
            }

            if (_rangesToEnd > 0 && _rangesToEnd <= _openRanges)
            {
                _rangesToEnd--;
                _lastEnd = nodes[i];
                break;
            }

            if (_rangesToBegin == 0)
            {
                results.Add(found.Values);
                continue;
            }

            _rangesToBegin--;
            _openRanges++;
            FindInRange(nodes[(i + 1)..], found.Values, results);
            _openRanges--;
            int end = Enumerable.Range(i + 1, nodes.Length - i - 1).FirstOrDefault(k => ReferenceEquals(nodes[k], _lastEnd), i);
            i = end;
        }

        return results;
    }

    private void FindInRange(ImmutableArray<PathNode> body, List<TemplateValue> values, List<List<TemplateValue>> results)
    {
        foreach (var value in values)
        {
            results.AddRange(Find(body, value));
        }

        if (values.Count == 0)
        {
            // The body is walked once on nothing, only to find its end.
            Find(body, TemplateValue.Nil);
        }
    }

    private Found Walk(List<TemplateValue> input, PathNode node, int depth)
    {
        Charge(1 + input.Count);
        return depth > MaxDepth ? throw new JsonPathException("the data nests too deeply") : node switch
        {
            PathNode.Chain chain => WalkChain(input, chain, depth),
            PathNode.Text text => new Found([TemplateValue.Of(text.Value)]),
            PathNode.WholeNumber number => new Found([.. input.Select(_ => TemplateValue.Of(number.Value))]),
            PathNode.FloatNumber number => new Found([.. input.Select(_ => TemplateValue.Of(number.Value))]),
            PathNode.Truth truth => new Found([.. input.Select(_ => TemplateValue.Of(truth.Value))]),
            PathNode.Field field => WalkField(input, field),
            PathNode.Word word => WalkWord(input, word),
            PathNode.Subscript subscript => PathSubscript.Walk(input, subscript),
            PathNode.Union union => WalkUnion(input, union, depth),
            PathNode.Filter filter => WalkFilter(input, filter, depth),
            PathNode.Wildcard => new Found([.. input.SelectMany(Children)]),
            _ => new Found(Descend(input, depth)),
        };
    }

    private Found WalkChain(List<TemplateValue> input, PathNode.Chain chain, int depth)
    {
        var found = new Found(input);
        foreach (var step in chain.Steps)
        {
            found = Walk(found.Values, step, depth + 1);
            if (found.Error is not null)
            {
                return found;
            }
        }

        return found;
    }

    private static Found WalkField(List<TemplateValue> input, PathNode.Field field)
    {
        var results = new List<TemplateValue>();
        foreach (var value in input)
        {
            if (value.Map is { } map && map.TryGetValue(field.Name, out var entry))
            {
                results.Add(entry);
            }
        }

        return results.Count == 0 && input.Count > 0 ? new Found(results, $"{field.Name} is not found") : new Found(results);
    }

    private Found WalkWord(List<TemplateValue> input, PathNode.Word word)
    {
        switch (word.Name)
        {
            case "range":
                _rangesToBegin++;
                return new Found(input);
            case "end" when _openRanges > 0:
                _rangesToEnd++;
                return new Found([]);
            case "end":
                return new Found(input, "not in range, nothing to end");
            default:
                return new Found(input, $"unrecognized word '{word.Name}'");
        }
    }

    private Found WalkUnion(List<TemplateValue> input, PathNode.Union union, int depth)
    {
        var results = new List<TemplateValue>();
        foreach (var part in union.Parts)
        {
            var found = WalkChain(input, part, depth + 1);
            if (found.Error is not null)
            {
                return new Found(input, found.Error);
            }

            results.AddRange(found.Values);
        }

        return new Found(results);
    }

    private Found WalkFilter(List<TemplateValue> input, PathNode.Filter filter, int depth)
    {
        var results = new List<TemplateValue>();
        foreach (var value in input)
        {
            if (value.List is not { } list)
            {
                return new Found(input, $"{PathValues.Describe(value)} is not a list and cannot be filtered");
            }

            foreach (var item in list.Items.ToArray())
            {
                var verdict = Test(item, filter, depth);
                if (verdict.Error is not null)
                {
                    return new Found(input, verdict.Error);
                }

                if (verdict.Keep)
                {
                    results.Add(item);
                }
            }
        }

        return new Found(results);
    }

    private (bool Keep, string? Error) Test(TemplateValue item, PathNode.Filter filter, int depth)
    {
        var left = WalkChain([item], filter.Left, depth + 1);
        if (filter.Operator is null)
        {
            return (left.Values.Count > 0, null);
        }

        if (left.Error is not null || left.Values.Count == 0)
        {
            return (false, left.Error);
        }

        if (left.Values.Count > 1)
        {
            return (false, "can only compare one element at a time");
        }

        var right = WalkChain([item], filter.Right, depth + 1);
        return right switch
        {
            { Error: not null } => (false, right.Error),
            { Values.Count: 0 } => (false, null),
            { Values.Count: > 1 } => (false, "can only compare one element at a time"),
            _ => PathValues.Compare(left.Values[0], filter.Operator, right.Values[0]),
        };
    }

    private List<TemplateValue> Descend(List<TemplateValue> input, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new JsonPathException("the data nests too deeply");
        }

        var results = new List<TemplateValue>();
        foreach (var value in input)
        {
            var children = Children(value);
            Charge(1 + children.Count);
            if (children.Count > 0)
            {
                results.Add(value);
                results.AddRange(Descend(children, depth + 1));
            }
        }

        return results;
    }

    // Strings count as lists of bytes here, as they do in Go.
    private static List<TemplateValue> Children(TemplateValue value) =>
        value.Map is { } map ? [.. map.Keys.Select(key => map[key])]
        : value.List is { } list ? [.. list.Items]
        : value.IsString ? [.. GoText.ToUtf8(value.Text).Select(part => TemplateValue.OfInteger(GoType.Uint8, part))]
        : [];

    private void Charge(int steps)
    {
        _steps += steps;
        if (_steps > MaxSteps)
        {
            throw new JsonPathException("the expression takes too many steps");
        }
    }

    /// <summary>The values a step holds, and why it failed, if it did.</summary>
    internal readonly record struct Found(List<TemplateValue> Values, string? Error = null);
}
