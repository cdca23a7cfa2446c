using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace GitOpsSets.Templating.Functions;

/// <summary>The functions of one dialect. Immutable; there is no table but those that dialects make.</summary>
public sealed class FunctionTable
{
    private readonly FrozenDictionary<string, TemplateFunction> _functions;

    private FunctionTable(FrozenDictionary<string, TemplateFunction> functions)
    {
        _functions = functions;
    }

    /// <summary>All names, in ordinal order.</summary>
    public ImmutableArray<string> Names => [.. _functions.Keys.Order(StringComparer.Ordinal)];

    /// <summary>A table of the given functions; a later one replaces an earlier one of its name, as Go's <c>Funcs</c> does.</summary>
    public static FunctionTable Of(params IEnumerable<TemplateFunction>[] families)
    {
        var functions = new Dictionary<string, TemplateFunction>(StringComparer.Ordinal);
        foreach (var function in families.SelectMany(family => family))
        {
            functions[function.Name] = function;
        }

        return new FunctionTable(functions.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>Looks a function up by name.</summary>
    public bool TryGet(string name, [MaybeNullWhen(false)] out TemplateFunction function) => _functions.TryGetValue(name, out function);

    /// <summary>The same table with further functions, which replace those of the same name.</summary>
    public FunctionTable With(params IEnumerable<TemplateFunction>[] families) => Of([_functions.Values, .. families]);

    /// <summary>The same table without some names.</summary>
    public FunctionTable Without(IReadOnlySet<string> names) => Of(_functions.Values.Where(function => !names.Contains(function.Name)));
}
