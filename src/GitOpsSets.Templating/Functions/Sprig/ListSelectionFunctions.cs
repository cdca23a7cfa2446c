using System.Collections.Immutable;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>Functions that select and group items of lists. Sprig <c>list.go</c>.</summary>
/// <param name="numbers">How the dialect reads the bounds of <c>slice</c>.</param>
internal sealed class ListSelectionFunctions(NumberReader numbers)
{
    /// <summary>The functions of the dialect whose numbers were given.</summary>
    public ImmutableArray<TemplateFunction> Table =>
    [
        Define.Kept("uniq", Uniq, GoType.Any),
        Define.Kept("mustUniq", Uniq, GoType.Any),
        Define.KeptVariadic("without", Without, GoType.Any, GoType.Any),
        Define.KeptVariadic("mustWithout", Without, GoType.Any, GoType.Any),
        Define.Kept("has", Has, GoType.Any, GoType.Any),
        Define.Kept("mustHas", Has, GoType.Any, GoType.Any),
        Define.Kept("compact", Compact, GoType.Any),
        Define.Kept("mustCompact", Compact, GoType.Any),
        Define.KeptVariadic("slice", Slice, GoType.Any, GoType.Any),
        Define.KeptVariadic("mustSlice", Slice, GoType.Any, GoType.Any),
        Define.Kept("chunk", Chunk, GoType.Int, GoType.Any),
        Define.Kept("mustChunk", Chunk, GoType.Int, GoType.Any),
    ];

    /// <summary>The items without repeats.</summary>
    /// <example><code>{{ uniq (list 1 2 1 3) }}</code> gives <c>[1 2 3]</c></example>
    private static TemplateValue Uniq(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        var list = Lists.Require(arguments[0], "there are no unique items of a value of kind ");
        var items = new List<TemplateValue>();
        foreach (var item in list.Items)
        {
            if (!Lists.Holds(context, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(items), item))
            {
                items.Add(item);
            }
        }

        return Lists.New([.. items]);
    }

    /// <summary>The items without those that equal one of the further arguments.</summary>
    /// <example><code>{{ without (list "a" "b" "c") "b" }}</code> gives <c>[a c]</c></example>
    private static TemplateValue Without(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        var list = Lists.Require(arguments[0], "cannot take items off a value of kind ");
        var unwanted = arguments[1..].ToArray();
        return Lists.Where(list, item => !Lists.Holds(context, unwanted, item));
    }

    /// <summary>Whether the list holds the value.</summary>
    /// <example><code>{{ has "b" (list "a" "b") }}</code> gives <c>true</c></example>
    private static TemplateValue Has(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        if (arguments[1].IsNil)
        {
            return TemplateValue.Of(false);
        }

        var list = Lists.Require(arguments[1], "cannot look for items in a value of kind ");
        return TemplateValue.Of(Lists.Holds(context, list.Items, arguments[0]));
    }

    /// <summary>The items that are not empty.</summary>
    /// <example><code>{{ compact (list 1 0 "" "a" false) }}</code> gives <c>[1 a]</c></example>
    private static TemplateValue Compact(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        var list = Lists.Require(arguments[0], "cannot leave out the empty items of a value of kind ");
        context.Budget.Charge(list.Count);
        return Lists.Where(list, item => !Emptiness.Of(item));
    }

    /// <summary>The items from one place to before another.</summary>
    /// <example>
    /// <code>{{ slice (list 1 2 3 4) 1 3 }}</code> gives <c>[2 3]</c>
    /// <code>{{ slice (list 1 2 3 4) 2 }}</code> gives <c>[3 4]</c>
    /// </example>
    private TemplateValue Slice(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        var list = Lists.Require(arguments[0], "a list is wanted, not a value of kind ");
        if (list.Count == 0)
        {
            return TemplateValue.Nil;
        }

        long start = arguments.Length > 1 ? numbers.ToInteger(arguments[1]) : 0;
        long end = arguments.Length > 2 ? numbers.ToInteger(arguments[2]) : list.Count;
        if (start < 0 || end < start || end > list.Capacity)
        {
            throw new FunctionException("the bounds lie outside the list");
        }

        return TemplateValue.Of(list.Slice((int)start, (int)end));
    }

    /// <summary>The items in groups of a size; the last may be smaller.</summary>
    /// <example><code>{{ chunk 2 (list 1 2 3) }}</code> gives <c>[[1 2] [3]]</c></example>
    private static TemplateValue Chunk(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        long size = arguments[0].Integer;
        var list = Lists.Require(arguments[1], "cannot group the items of a value of kind ");
        if (size <= 0)
        {
            // Go computes floor((count - 1) / size) + 1 groups in floating point.
            bool isNone = size != 0 && Math.Floor((list.Count - 1) / (double)size) == -1;
            return isNone ? TemplateValue.Of(new TemplateList([], GoType.ListList)) : throw new FunctionException("the size of a group must be at least 1");
        }

        context.Budget.Charge(list.Count);
        var groups = new List<TemplateValue>();
        for (long start = 0; start < list.Count; start += size)
        {
            groups.Add(Lists.New(list.Items[(int)start..(int)Math.Min(list.Count, start + size)].ToArray()));
        }

        return TemplateValue.Of(new TemplateList([.. groups], GoType.ListList));
    }
}
