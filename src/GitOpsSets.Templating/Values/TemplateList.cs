namespace GitOpsSets.Templating.Values;

/// <summary>
/// A Go slice: a window on an array that several slices may share. Writing an item (<c>sortAlpha</c> does) shows in
/// every slice over the same array, as in Go.
/// </summary>
public sealed class TemplateList
{
    private readonly TemplateValue[] _array;
    private readonly int _offset;

    /// <summary>A slice over a whole array, which it does not copy.</summary>
    /// <param name="items">Shared, not copied.</param>
    /// <param name="type">A slice type; <see cref="GoType.AnyList"/> when null.</param>
    public TemplateList(TemplateValue[] items, GoType? type = null)
        : this(items, 0, items.Length, type ?? GoType.AnyList, isNil: false)
    {
    }

    private TemplateList(TemplateValue[] array, int offset, int count, GoType type, bool isNil)
    {
        (_array, _offset, Count, Type, IsNil) = (array, offset, count, type, isNil);
    }

    /// <summary>The slice's own type, such as <c>[]string</c>.</summary>
    public GoType Type { get; }

    /// <summary>How many items.</summary>
    public int Count { get; }

    /// <summary>How many items a longer window from the same start could show: Go's <c>cap</c>.</summary>
    public int Capacity => _array.Length - _offset;

    /// <summary>Whether this is Go's nil slice: empty, and <c>null</c> in JSON.</summary>
    public bool IsNil { get; }

    /// <summary>The items, in order.</summary>
    public ReadOnlySpan<TemplateValue> Items => _array.AsSpan(_offset, Count);

    /// <summary>The items, for functions that Go lets write in place.</summary>
    public Span<TemplateValue> SharedItems => _array.AsSpan(_offset, Count);

    /// <summary>The item at a place.</summary>
    /// <param name="index">0-based, below <see cref="Count"/>.</param>
    public TemplateValue this[int index] => Items[index];

    /// <summary>The nil slice of a type.</summary>
    public static TemplateList NilOf(GoType type) => new([], 0, 0, type, isNil: true);

    /// <summary>A slice of strings.</summary>
    public static TemplateList OfStrings(IEnumerable<string> items) => new(items.Select(TemplateValue.Of).ToArray(), GoType.StringList);

    /// <summary>The window <c>[start:end]</c> on the same array.</summary>
    /// <param name="start">From 0 to <paramref name="end"/>.</param>
    /// <param name="end">Exclusive, at most <see cref="Capacity"/>.</param>
    public TemplateList Slice(int start, int end) => new(_array, _offset + start, end - start, Type, IsNil);
}
