using System.Globalization;
using System.Text;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Builtins;

/// <summary><c>len</c>, <c>index</c> and Go's own <c>slice</c> (sprig replaces it in both dialects).</summary>
internal static class IndexingFunctions
{
    private const int MostSliceIndexes = 3;

    /// <summary><c>len</c>: bytes of a string, items of a list, entries of a map.</summary>
    /// <example><code>{{ len "é" }}</code> gives <c>2</c></example>
    public static TemplateValue Length(FunctionContext _, ReadOnlySpan<TemplateValue> arguments)
    {
        var value = arguments[0];
        return value switch
        {
            { IsNil: true } => throw new FunctionException("nil has no length"),
            { IsString: true } => TemplateValue.Of(GoText.ByteCount(value.Text)),
            { List: { } list } => TemplateValue.Of(list.Count),
            { Map: { } map } => TemplateValue.Of(map.Count),
            _ => throw new FunctionException($"a value of type {value.Type} has no length"),
        };
    }

    /// <summary><c>index</c>: an item of a list, map or string, and an item of that, and so on.</summary>
    /// <example><code>{{ index (dict "hosts" (list "a" "b")) "hosts" 1 }}</code> gives <c>b</c></example>
    public static TemplateValue Index(FunctionContext _, ReadOnlySpan<TemplateValue> arguments)
    {
        var item = arguments[0];
        if (item.IsNil)
        {
            throw new FunctionException("nil cannot be indexed");
        }

        foreach (var index in arguments[1..])
        {
            item = item switch
            {
                { IsNil: true } => throw new FunctionException("nil cannot be indexed"),
                { List: { } list } => list[Place(index, list.Count, list.Count - 1)],
                { IsString: true } => ByteAt(item.Text, index),
                { Map: { } map } => Entry(map, index),
                _ => throw new FunctionException($"a value of type {item.Type} cannot be indexed"),
            };
        }

        return item;
    }

    /// <summary>Go's <c>slice</c>: a part of a list or, by bytes, of a string.</summary>
    public static TemplateValue Slice(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        var item = arguments[0];
        if (arguments.Length - 1 > MostSliceIndexes || (item.IsString && arguments.Length - 1 == MostSliceIndexes))
        {
            throw new FunctionException("too many indexes");
        }

        int length = item switch
        {
            { List: { } list } => list.Count,
            { IsString: true } => GoText.ByteCount(item.Text),
            { IsNil: true } => throw new FunctionException("nil cannot be sliced"),
            _ => throw new FunctionException($"a value of type {item.Type} cannot be sliced"),
        };
        int start = arguments.Length > 1 ? Place(arguments[1], length, length) : 0;
        int end = arguments.Length > 2 ? Place(arguments[2], length, length) : length;
        int capacity = arguments.Length > MostSliceIndexes ? Place(arguments[3], length, length) : length;
        if (start > end || end > capacity)
        {
            throw new FunctionException(string.Create(CultureInfo.InvariantCulture, $"the slice would end at {end}, before its start {start} or beyond its capacity {capacity}"));
        }

        if (item.List is { } whole)
        {
            return TemplateValue.Of(whole.Slice(start, end));
        }

        string text = GoText.Substring(item.Text, start, end);
        return item.ForeignParts is null || text.Length == 0
            ? TemplateValue.Of(text)
            : ForeignText.Mark(TemplateValue.Of(text), ForeignText.OriginOf([item])!, context.Tokens);
    }

    private static TemplateValue Entry(TemplateMap map, TemplateValue key)
    {
        if (!key.IsString)
        {
            throw new FunctionException(key.IsNil ? "the key is nil; it should be a string" : $"the key is of type {key.Type}; it should be a string");
        }

        if (map.TryGetValue(key.Text, out var value))
        {
            return value;
        }

        return map.Type.Element?.Kind == GoKind.String ? TemplateValue.Of("") : TemplateValue.Nil;
    }

    private static TemplateValue ByteAt(string text, TemplateValue index)
    {
        int last = GoText.ByteCount(text) - 1;
        int place = Place(index, last + 1, last);
        byte value = Ascii.IsValid(text) ? (byte)text[place] : GoText.ToUtf8(text)[place];
        return TemplateValue.OfInteger(GoType.Uint8, value);
    }

    private static int Place(TemplateValue index, int length, int last)
    {
        if (index.Kind is not (GoKind.Int or GoKind.Uint))
        {
            throw new FunctionException(index.IsNil ? "a list cannot be indexed with nil" : $"a list cannot be indexed with a value of type {index.Type}");
        }

        return index.Integer >= 0 && index.Integer <= last
            ? (int)index.Integer
            : throw new FunctionException(string.Create(CultureInfo.InvariantCulture, $"index {index.Integer} is out of range: there are {length}"));
    }
}
