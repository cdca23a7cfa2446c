using System.Collections.Immutable;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>Functions that merge and copy values in depth. Sprig <c>dict.go</c> over mergo and copystructure.</summary>
internal static class MergeFunctions
{
    /// <summary>Sprig only; the <c>must</c> twins do the same, for a failure ends the render either way.</summary>
    public static ImmutableArray<TemplateFunction> SprigTable { get; } =
    [
        Define.KeptVariadic("merge", Merge, GoType.AnyMap, GoType.AnyMap),
        Define.KeptVariadic("mustMerge", Merge, GoType.AnyMap, GoType.AnyMap),
        Define.KeptVariadic("mergeOverwrite", MergeOverwrite, GoType.AnyMap, GoType.AnyMap),
        Define.KeptVariadic("mustMergeOverwrite", MergeOverwrite, GoType.AnyMap, GoType.AnyMap),
        Define.Kept("deepCopy", DeepCopy, GoType.Any),
        Define.Kept("mustDeepCopy", DeepCopy, GoType.Any),
    ];

    /// <summary>
    /// The first map, changed: keys that are missing or empty come from the further maps, maps under the same key are
    /// merged. Maps taken over are shared, not copied.
    /// </summary>
    /// <example><code>{{ merge (dict "a" 1) (dict "a" 2 "b" 3) }}</code> gives <c>map[a:1 b:3]</c></example>
    private static TemplateValue Merge(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        MergeAll(context, arguments, overwrites: false);

    /// <summary>The first map, changed: keys of the further maps win, maps under the same key are merged.</summary>
    /// <example><code>{{ mergeOverwrite (dict "a" 1) (dict "a" 2 "b" 3) }}</code> gives <c>map[a:2 b:3]</c></example>
    private static TemplateValue MergeOverwrite(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        MergeAll(context, arguments, overwrites: true);

    /// <summary>A copy that shares no map or list with the original.</summary>
    /// <example><code>{{ $a := dict "k" (dict "n" 1) }}{{ $b := deepCopy $a }}{{ $_ := set $b.k "n" 2 }}{{ $a.k.n }}</code> gives <c>1</c></example>
    private static TemplateValue DeepCopy(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        arguments[0].IsNil ? throw new FunctionException("nil cannot be copied") : Copy(context, arguments[0]);

    private static TemplateValue MergeAll(FunctionContext context, ReadOnlySpan<TemplateValue> arguments, bool overwrites)
    {
        var target = arguments[0];
        foreach (var argument in arguments[1..])
        {
            if (argument.Map is not { IsNil: false } source)
            {
                continue;
            }

            if (target.Map is not { IsNil: false })
            {
                target = TemplateValue.Of(new TemplateMap());
            }

            MergeInto(context, target.Map!, source, overwrites);
        }

        return target;
    }

    private static void MergeInto(FunctionContext context, TemplateMap target, TemplateMap source, bool overwrites)
    {
        context.Budget.Charge(source.Count);
        context.Budget.Enter();
        foreach (string key in source.Keys)
        {
            var value = source[key];
            bool isThere = target.TryGetValue(key, out var present);
            if (value.IsNil)
            {
                if (overwrites)
                {
                    target.Set(source.KeyOf(key).Rich, value);
                }

                continue;
            }

            if (value.Map is { } inner && present.Map is { IsNil: false } presentMap)
            {
                MergeInto(context, presentMap, inner, overwrites);
            }

            bool isFull = isThere && !IsEmpty(present);
            bool wasMerged = isFull && value.Map is not null && present.Map is not null;
            if (!wasMerged && (overwrites || !isFull))
            {
                RequireRoom(target, value);
                target.Set(source.KeyOf(key).Rich, value);
            }
        }

        context.Budget.Leave();
    }

    private static void RequireRoom(TemplateMap target, TemplateValue value)
    {
        if (!ReferenceEquals(target.Type, GoType.AnyMap) && !ReferenceEquals(target.Type.Element, value.Type))
        {
            throw new FunctionException($"a {target.Type} cannot hold a {value.Type}");
        }
    }

    private static bool IsEmpty(TemplateValue value) => value.Kind != GoKind.Complex && Emptiness.Of(value);

    private static TemplateValue Copy(FunctionContext context, TemplateValue value)
    {
        if (value.List is { IsNil: false } list)
        {
            context.Budget.Charge(1 + list.Count);
            context.Budget.Enter();
            var items = new TemplateValue[list.Count];
            for (int i = 0; i < items.Length; i++)
            {
                items[i] = Copy(context, list[i]);
            }

            context.Budget.Leave();
            return TemplateValue.Of(new TemplateList(items, list.Type));
        }

        if (value.Map is { IsNil: false } map)
        {
            context.Budget.Charge(1 + map.Count);
            context.Budget.Enter();
            var copy = new TemplateMap(map.Type, map.Count);
            foreach (string key in map.Keys)
            {
                copy.Set(map.KeyOf(key).Rich, Copy(context, map[key]));
            }

            context.Budget.Leave();
            return TemplateValue.Of(copy);
        }

        return value;
    }
}
