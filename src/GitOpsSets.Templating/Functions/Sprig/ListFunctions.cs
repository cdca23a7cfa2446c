using System.Collections.Immutable;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>Functions that make lists and take them apart; no list is ever changed. Sprig <c>list.go</c>.</summary>
internal static class ListFunctions
{
    /// <summary>Both dialects; the <c>must</c> twins do the same, for a failure ends the render either way.</summary>
    public static ImmutableArray<TemplateFunction> Table { get; } =
    [
        Define.KeptVariadic("list", List, GoType.Any),
        Define.KeptVariadic("tuple", List, GoType.Any),
        Define.KeptVariadic("concat", Concat, GoType.Any),
        Define.Kept("append", Append, GoType.Any, GoType.Any),
        Define.Kept("mustAppend", Append, GoType.Any, GoType.Any),
        Define.Kept("push", Append, GoType.Any, GoType.Any),
        Define.Kept("mustPush", Append, GoType.Any, GoType.Any),
        Define.Kept("prepend", Prepend, GoType.Any, GoType.Any),
        Define.Kept("mustPrepend", Prepend, GoType.Any, GoType.Any),
        Define.Kept("first", First, GoType.Any),
        Define.Kept("mustFirst", First, GoType.Any),
        Define.Kept("rest", Rest, GoType.Any),
        Define.Kept("mustRest", Rest, GoType.Any),
        Define.Kept("last", Last, GoType.Any),
        Define.Kept("mustLast", Last, GoType.Any),
        Define.Kept("initial", Initial, GoType.Any),
        Define.Kept("mustInitial", Initial, GoType.Any),
        Define.Kept("reverse", Reverse, GoType.Any),
        Define.Kept("mustReverse", Reverse, GoType.Any),
    ];

    /// <summary>A list of the arguments.</summary>
    /// <example><code>{{ list 1 "b" true }}</code> gives <c>[1 b true]</c></example>
    private static TemplateValue List(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) => Lists.New(arguments.ToArray());

    /// <summary>The items of all lists in one.</summary>
    /// <example><code>{{ concat (list 1) (list 2 3) }}</code> gives <c>[1 2 3]</c></example>
    private static TemplateValue Concat(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        var items = new List<TemplateValue>();
        foreach (var argument in arguments)
        {
            var list = Lists.Require(argument, "a list is wanted, not a value of kind ");
            context.Budget.Charge(list.Count);
            items.AddRange(list.Items);
        }

        return items.Count == 0 ? TemplateValue.Of(TemplateList.NilOf(GoType.AnyList)) : Lists.New([.. items]);
    }

    /// <summary>A list with one more item at the end.</summary>
    /// <example><code>{{ append (list 1 2) 3 }}</code> gives <c>[1 2 3]</c></example>
    private static TemplateValue Append(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        var list = Lists.Require(arguments[0], "cannot append to a value of kind ");
        context.Budget.Charge(list.Count);
        return Lists.New([.. list.Items, arguments[1]]);
    }

    /// <summary>A list with one more item at the start.</summary>
    /// <example><code>{{ prepend (list 1 2) 0 }}</code> gives <c>[0 1 2]</c></example>
    private static TemplateValue Prepend(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        var list = Lists.Require(arguments[0], "cannot prepend to a value of kind ");
        context.Budget.Charge(list.Count);
        return Lists.New([arguments[1], .. list.Items]);
    }

    /// <summary>The first item; nil for an empty list.</summary>
    /// <example><code>{{ first (list "a" "b") }}</code> gives <c>a</c></example>
    private static TemplateValue First(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        var list = Lists.Require(arguments[0], "there is no first item of a value of kind ");
        return list.Count == 0 ? TemplateValue.Nil : list[0];
    }

    /// <summary>All items but the first; a nil list for an empty one.</summary>
    /// <example><code>{{ rest (list 1 2 3) }}</code> gives <c>[2 3]</c></example>
    private static TemplateValue Rest(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        var list = Lists.Require(arguments[0], "there is no rest of a value of kind ");
        context.Budget.Charge(list.Count);
        return list.Count == 0 ? TemplateValue.Of(TemplateList.NilOf(GoType.AnyList)) : Lists.New(list.Items[1..].ToArray());
    }

    /// <summary>The last item; nil for an empty list.</summary>
    /// <example><code>{{ last (splitList "/" "a/b/c") }}</code> gives <c>c</c></example>
    private static TemplateValue Last(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        var list = Lists.Require(arguments[0], "there is no last item of a value of kind ");
        return list.Count == 0 ? TemplateValue.Nil : list[list.Count - 1];
    }

    /// <summary>All items but the last; a nil list for an empty one.</summary>
    /// <example><code>{{ initial (list 1 2 3) }}</code> gives <c>[1 2]</c></example>
    private static TemplateValue Initial(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        var list = Lists.Require(arguments[0], "there is no start of a value of kind ");
        context.Budget.Charge(list.Count);
        return list.Count == 0 ? TemplateValue.Of(TemplateList.NilOf(GoType.AnyList)) : Lists.New(list.Items[..^1].ToArray());
    }

    /// <summary>The items in the opposite order.</summary>
    /// <example><code>{{ reverse (list 1 2 3) }}</code> gives <c>[3 2 1]</c></example>
    private static TemplateValue Reverse(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        var list = Lists.Require(arguments[0], "cannot reverse a value of kind ");
        context.Budget.Charge(list.Count);
        var items = list.Items.ToArray();
        Array.Reverse(items);
        return Lists.New(items);
    }
}
