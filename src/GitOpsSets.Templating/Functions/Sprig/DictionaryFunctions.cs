using System.Collections.Immutable;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.Sprig;

/// <summary>Functions on maps. <c>set</c> and <c>unset</c> change the map that they are given. Sprig <c>dict.go</c>.</summary>
internal static class DictionaryFunctions
{
    /// <summary>Both dialects.</summary>
    public static ImmutableArray<TemplateFunction> Table { get; } =
    [
        Define.KeptVariadic("dict", Dict, GoType.Any),
        Define.Kept("get", Get, GoType.AnyMap, GoType.String),
        Define.Kept("set", Set, GoType.AnyMap, GoType.String, GoType.Any),
        Define.Kept("unset", Unset, GoType.AnyMap, GoType.String),
        Define.Kept("hasKey", HasKey, GoType.AnyMap, GoType.String),
        Define.KeptVariadic("pluck", Pluck, GoType.String, GoType.AnyMap),
        Define.KeptVariadic("keys", Keys, GoType.AnyMap),
        Define.Kept("values", Values, GoType.AnyMap),
        Define.KeptVariadic("pick", Pick, GoType.AnyMap, GoType.String),
        Define.KeptVariadic("omit", Omit, GoType.AnyMap, GoType.String),
        Define.KeptVariadic("dig", Dig, GoType.Any),
    ];

    /// <summary>A map of keys and values in turn; keys become text, a missing last value is <c>""</c>.</summary>
    /// <example><code>{{ dict "b" 1 "a" true }}</code> gives <c>map[a:true b:1]</c></example>
    private static TemplateValue Dict(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        var map = new TemplateMap(capacity: (arguments.Length + 1) / 2);
        for (int i = 0; i < arguments.Length; i += 2)
        {
            map.Set(RichText.Of(context, arguments[i]), i + 1 < arguments.Length ? arguments[i + 1] : TemplateValue.Of(""));
        }

        return TemplateValue.Of(map);
    }

    /// <summary>The value of a key; <c>""</c> when there is none.</summary>
    /// <example><code>{{ get (dict "team-name" "payments") "team-name" }}</code> gives <c>payments</c></example>
    private static TemplateValue Get(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        arguments[0].Map is { } map && map.TryGetValue(arguments[1].Text, out var value) ? value : TemplateValue.Of("");

    /// <summary>The same map with a key set.</summary>
    /// <example><code>{{ set (dict "a" 1) "b" 2 }}</code> gives <c>map[a:1 b:2]</c></example>
    private static TemplateValue Set(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        if (arguments[0].Map is not { IsNil: false } map)
        {
            throw new FunctionException("the map is nil: it has no room for a key");
        }

        context.Budget.Charge();
        map.Set(arguments[1].Rich, arguments[2]);
        return arguments[0];
    }

    /// <summary>The same map without a key.</summary>
    /// <example><code>{{ unset (dict "a" 1 "b" 2) "b" }}</code> gives <c>map[a:1]</c></example>
    private static TemplateValue Unset(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        arguments[0].Map?.Remove(arguments[1].Text);
        return arguments[0];
    }

    /// <summary>Whether the map has a key, even with a nil value.</summary>
    /// <example><code>{{ hasKey (dict "a" 1) "a" }}</code> gives <c>true</c></example>
    private static TemplateValue HasKey(FunctionContext context, ReadOnlySpan<TemplateValue> arguments) =>
        TemplateValue.Of(arguments[0].Map?.ContainsKey(arguments[1].Text) == true);

    /// <summary>The values of a key in all maps that have it.</summary>
    /// <example><code>{{ pluck "a" (dict "a" 1) (dict "b" 2) (dict "a" 3) }}</code> gives <c>[1 3]</c></example>
    private static TemplateValue Pluck(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        var values = new List<TemplateValue>();
        foreach (var argument in arguments[1..])
        {
            if (argument.Map is { } map && map.TryGetValue(arguments[0].Text, out var value))
            {
                values.Add(value);
            }
        }

        return Lists.New([.. values]);
    }

    /// <summary>The keys of all maps, of each in byte order.</summary>
    /// <example><code>{{ keys (dict "b" 1 "a" 2) (dict "a" 3) }}</code> gives <c>[a b a]</c></example>
    private static TemplateValue Keys(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        var keys = new List<TemplateValue>();
        foreach (var argument in arguments)
        {
            if (argument.Map is { } map)
            {
                context.Budget.Charge(map.Count);
                keys.AddRange(map.Keys.Select(map.KeyOf));
            }
        }

        return TemplateValue.Of(new TemplateList([.. keys], GoType.StringList));
    }

    /// <summary>The values, in the byte order of their keys.</summary>
    /// <example><code>{{ values (dict "b" 1 "a" 2) }}</code> gives <c>[2 1]</c></example>
    private static TemplateValue Values(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        context.Budget.Charge(arguments[0].Map?.Count ?? 0);
        return Lists.New(arguments[0].Map is { } map ? [.. map.Keys.Select(key => map[key])] : []);
    }

    /// <summary>A map of some keys only.</summary>
    /// <example><code>{{ pick (dict "a" 1 "b" 2 "c" 3) "a" "c" }}</code> gives <c>map[a:1 c:3]</c></example>
    private static TemplateValue Pick(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        var picked = new TemplateMap();
        foreach (var key in arguments[1..])
        {
            if (arguments[0].Map is { } map && map.TryGetValue(key.Text, out var value))
            {
                picked.Set(map.KeyOf(key.Text).Rich, value);
            }
        }

        return TemplateValue.Of(picked);
    }

    /// <summary>A map without some keys.</summary>
    /// <example><code>{{ omit (dict "a" 1 "b" 2) "b" }}</code> gives <c>map[a:1]</c></example>
    private static TemplateValue Omit(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        var unwanted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in arguments[1..])
        {
            unwanted.Add(key.Text);
        }

        var rest = new TemplateMap();
        if (arguments[0].Map is { } map)
        {
            context.Budget.Charge(map.Count);
            foreach (string key in map.Keys.Where(key => !unwanted.Contains(key)))
            {
                rest.Set(map.KeyOf(key).Rich, map[key]);
            }
        }

        return TemplateValue.Of(rest);
    }

    /// <summary>The value at the end of a path of keys; the value before the map when a key is missing.</summary>
    /// <example><code>{{ dig "a" "b" "none" (dict "a" (dict "b" "deep")) }}</code> gives <c>deep</c></example>
    private static TemplateValue Dig(FunctionContext context, ReadOnlySpan<TemplateValue> arguments)
    {
        if (arguments.Length < 3)
        {
            throw new FunctionException("at least a key, a default and a map are wanted");
        }

        foreach (var key in arguments[..^2])
        {
            if (!key.IsString)
            {
                throw new FunctionException($"a key must be a string, not {NameOf(key)}");
            }
        }

        var value = arguments[^1];
        foreach (var key in arguments[..^2])
        {
            if (value.Map is not { } map || !ReferenceEquals(map.Type, GoType.AnyMap))
            {
                throw new FunctionException($"key {GoQuote.Text(key.Text)} is looked for in {NameOf(value)}, which is no map[string]interface {{}}");
            }

            if (!map.TryGetValue(key.Text, out value))
            {
                return arguments[^2];
            }
        }

        return value;
    }

    private static string NameOf(TemplateValue value) => value.Type?.Name ?? "nil";
}
