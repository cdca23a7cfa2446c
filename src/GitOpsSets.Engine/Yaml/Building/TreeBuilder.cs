using System.Runtime.InteropServices;
using GitOpsSets.Engine.Yaml.Scanning;
using GitOpsSets.Templating;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GitOpsSets.Engine.Yaml.Building;

/// <summary>Makes trees of YamlDotNet's parser events. It does not recurse: depth costs no stack.</summary>
/// <param name="file">Name of the text.</param>
/// <param name="places">Where the blocks of the text stand.</param>
/// <param name="limits">What is too much.</param>
/// <param name="reading">How numbers are treated.</param>
/// <param name="duplicates">Takes the keys that stand twice; null when nobody asks.</param>
internal sealed class TreeBuilder(string file, Queue<BlockScalarPlace> places, YamlLimits limits, YamlReading reading, ICollection<YamlDuplicateKey>? duplicates)
{
    private readonly List<CollectedEntry> _entries = new(8);
    private readonly List<YamlNode> _items = [];
    private readonly AnchorTable _anchors = new();
    private readonly ScalarNodes _scalars = new(reading);
    private OpenCollection[] _open = new OpenCollection[4];
    private int _depth;
    private AliasBudget _budget = new(limits);
    private int _nodes;
    private SourceSpan _lastKnown;

    /// <summary>The value of the document, once all its events were taken.</summary>
    public YamlNode? Root { get; private set; }

    /// <summary>Forgets the document before.</summary>
    public void Start()
    {
        _anchors.Clear();
        _entries.Clear();
        _items.Clear();
        _depth = 0;
        _nodes = 0;
        _lastKnown = new SourceSpan(file, 1, 1);
        _budget = new AliasBudget(limits);
        _budget.CountValue();
        Root = null;
    }

    public void Take(ParsingEvent parsed)
    {
        switch (parsed)
        {
            case Scalar scalar:
                TakeScalar(scalar);
                break;
            case MappingStart mapping:
                Open(mapping, isMapping: true);
                break;
            case SequenceStart sequence:
                Open(sequence, isMapping: false);
                break;
            case AnchorAlias alias:
                TakeAlias(alias);
                break;
            case MappingEnd or SequenceEnd:
                Close();
                break;
        }
    }

    private void TakeScalar(Scalar scalar)
    {
        var span = SpanOf(scalar);
        CountNode(span);
        if (scalar.Value.Length > limits.MaxScalarLength)
        {
            throw LimitErrors.TooLong(span, limits.MaxScalarLength);
        }

        var place = scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded ? places.Dequeue() : default;
        if (IsMergeKey(scalar))
        {
            ref var open = ref _open[_depth - 1];
            open.AwaitsValue = open.IsMerge = open.HasMerges = true;
            open.KeySpan = span;
            open.Key = scalar.Value;
            open.KeyKind = typeof(YamlString);
            return;
        }

        if (AwaitsKey && ScalarNodes.IsPlainlyText(scalar))
        {
            _budget.CountValue();
            TakeKey(scalar.Value, typeof(YamlString), 1, span);
            return;
        }

        var node = _scalars.Resolve(scalar, span, place, AwaitsKey);
        if (!scalar.Anchor.IsEmpty)
        {
            _anchors.Set(scalar.Anchor.Value, node, 1);
        }

        _budget.CountValue();
        Add(node, 1, span);
    }

    private bool IsMergeKey(Scalar scalar) =>
        _depth > 0 && _open[_depth - 1] is { IsMapping: true, AwaitsValue: false } && scalar.Value == "<<"
        && (scalar.IsPlainImplicit || (!scalar.Tag.IsEmpty && scalar.Tag.Value == Tags.Merge));

    private bool AwaitsKey => _depth > 0 && _open[_depth - 1] is { IsMapping: true, AwaitsValue: false };

    private void Open(NodeEvent start, bool isMapping)
    {
        var span = SpanOf(start);
        CountNode(span);
        if (AwaitsKey)
        {
            throw new YamlException(span, "a key must be text, not a list or a mapping; a template action in braces needs quotes");
        }

        if (_depth == limits.MaxDepth)
        {
            throw LimitErrors.TooDeep(Known(span), limits.MaxDepth);
        }

        if (_depth == _open.Length)
        {
            Array.Resize(ref _open, _open.Length * 2);
        }

        // go-yaml does not decode the list of a merge, only the mappings in it.
        bool isMergeList = !isMapping && _depth > 0 && _open[_depth - 1].IsMerge;
        if (!isMergeList)
        {
            _budget.CountValue();
        }

        string? anchor = start.Anchor.IsEmpty ? null : start.Anchor.Value;
        _open[_depth++] = new OpenCollection { IsMapping = isMapping, FirstItem = isMapping ? _entries.Count : _items.Count, Weight = isMergeList ? 0 : 1, Anchor = anchor, Span = span, Key = "", KeyKind = typeof(YamlString) };
        if (anchor is not null)
        {
            _anchors.Set(anchor, null, 0);
        }
    }

    private void Close()
    {
        ref var open = ref _open[--_depth];
        YamlNode node = open.IsMapping ? CloseMapping(ref open) : CloseSequence(ref open);
        if (open.Anchor is { } anchor)
        {
            _anchors.Set(anchor, node, open.Weight);
        }

        Add(node, open.Weight, open.Span);
    }

    private YamlMapping CloseMapping(ref OpenCollection open)
    {
        if (open.AwaitsValue)
        {
            throw new YamlException(open.KeySpan, "a colon is missing after this key");
        }

        var collected = CollectionsMarshal.AsSpan(_entries)[open.FirstItem..];
        var span = open.Span.Line == 0 && collected.Length > 0 ? collected[0].Entry.KeySpan : open.Span;
        var mapping = MappingBuilder.Build(collected, open.HasMerges, span, duplicates);
        _entries.RemoveRange(open.FirstItem, collected.Length);
        return mapping;
    }

    private YamlSequence CloseSequence(ref OpenCollection open)
    {
        var items = CollectionsMarshal.AsSpan(_items)[open.FirstItem..];
        var sequence = new YamlSequence([.. items], open.Span);
        _items.RemoveRange(open.FirstItem, items.Length);
        return sequence;
    }

    private void TakeAlias(AnchorAlias alias)
    {
        var span = SpanOf(alias);
        CountNode(span);
        var node = _anchors.Find(alias.Value.Value, span, out long weight);
        _budget.CountValue();
        _budget.CountAliased(weight, span);
        Add(node, weight + 1, span);
    }

    private void Add(YamlNode node, long weight, SourceSpan span)
    {
        if (_depth == 0)
        {
            Root = node;
            return;
        }

        ref var open = ref _open[_depth - 1];
        if (open is { IsMapping: true, AwaitsValue: false })
        {
            TakeKey(KeyText.Of(node), node.GetType(), weight, span);
            return;
        }

        open.Weight = Math.Min(open.Weight + weight, int.MaxValue);
        if (!open.IsMapping)
        {
            _items.Add(node);
        }
        else
        {
            if (open.IsMerge)
            {
                MappingBuilder.RefuseUnlessMappings(node, span);
            }

            _entries.Add(new CollectedEntry(new YamlEntry(open.Key, open.KeySpan, node), open.IsMerge, open.KeyKind));
            open.AwaitsValue = open.IsMerge = false;
        }
    }

    private void TakeKey(string key, Type kind, long weight, SourceSpan span)
    {
        if (key.Length > limits.MaxKeyLength)
        {
            throw LimitErrors.KeyTooLong(span, limits.MaxKeyLength);
        }

        ref var open = ref _open[_depth - 1];
        open.Weight = Math.Min(open.Weight + weight, int.MaxValue);
        open.Key = key;
        open.KeySpan = span;
        open.KeyKind = kind;
        open.AwaitsValue = true;
    }

    private void CountNode(SourceSpan span)
    {
        if (++_nodes > limits.MaxNodes)
        {
            throw LimitErrors.TooManyValues(Known(span), limits.MaxNodes);
        }
    }

    private SourceSpan SpanOf(ParsingEvent parsed)
    {
        var (start, end) = (parsed.Start, parsed.End);
        if (parsed is MappingStart && end.Index == 0)
        {
            // YamlDotNet does not say where the mapping of a single pair in a list begins: its first key will.
            return new SourceSpan(file, 0, 0);
        }

        bool hasLength = parsed is Scalar or AnchorAlias && start.Line == end.Line;
        return _lastKnown = new SourceSpan(file, (int)start.Line, (int)start.Column, hasLength ? (int)(end.Index - start.Index) : 0);
    }

    private SourceSpan Known(SourceSpan span) => span.Line > 0 ? span : _lastKnown;
}
