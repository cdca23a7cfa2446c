using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators.Inputs;

/// <summary>Combines the inputs of a ResourceSet and its providers into the sets that its templates are rendered with.</summary>
internal static class InputSets
{
    /// <summary>How many permutations there may be.</summary>
    public const int MaximumPermutations = 10_000;

    /// <summary>Combines inputs.</summary>
    /// <param name="strategy">How.</param>
    /// <param name="resourceSet">The set with its inline inputs; it always comes first.</param>
    /// <param name="providers">In any order, without duplicates.</param>
    /// <param name="sets">
    /// Flattened: every set of every provider. Permuted: one set for each choice of one set from every provider, each under its provider's
    /// <see cref="ProviderKey"/>, with a computed <c>id</c>; the last provider varies fastest. The maps of one provider are shared between permutations.
    /// </param>
    /// <param name="error">Why they cannot be combined.</param>
    public static bool TryCombine(InputStrategy strategy, InputProvider resourceSet, IEnumerable<InputProvider> providers, out ImmutableArray<Element> sets, [NotNullWhen(false)] out string? error)
    {
        ImmutableArray<InputProvider> ordered = [resourceSet, .. providers.Order()];
        (sets, error) = strategy.Name switch
        {
            "" or "Flatten" => ([.. ordered.SelectMany(provider => provider.WithBuiltIns())], null),
            "Permute" => Permute(ordered, strategy.IncludeEmptyProviders),
            _ => ([], $"unknown input strategy: '{strategy.Name}'"),
        };
        return error is null;
    }

    private static (ImmutableArray<Element> Sets, string? Error) Permute(ImmutableArray<InputProvider> providers, bool includesEmpty)
    {
        var axes = new List<PermutationAxis>();
        long product = 1;
        foreach (var provider in providers.Where(provider => includesEmpty || !provider.Sets.IsEmpty))
        {
            product *= provider.Sets.Length;
            if (product > MaximumPermutations)
            {
                return ([], string.Create(CultureInfo.InvariantCulture, $"{provider.Kind}/{provider.Name} with its {provider.Sets.Length} inputs would make {product} permutations; at most {MaximumPermutations} are allowed"));
            }

            string key = ProviderKey.Of(provider.Name);
            if (key.Length == 0)
            {
                return ([], $"{provider.Kind}/{provider.Name}: normalized provider name is empty: '{provider.Name}'");
            }

            axes.Add(new PermutationAxis(key, provider.WithBuiltIns()));
        }

        return axes.Count == 0 || product == 0 ? ([], null) : (Product(axes, (int)product), null);
    }

    private static ImmutableArray<Element> Product(List<PermutationAxis> axes, int count)
    {
        var sets = ImmutableArray.CreateBuilder<Element>(count);
        for (int i = 0; i < count; i++)
        {
            var set = new TemplateMap(capacity: axes.Count + 1);
            var origins = new List<ElementOrigin>();
            string path = "";
            int stride = count;
            foreach (var axis in axes)
            {
                stride /= axis.Sets.Length;
                int index = i / stride % axis.Sets.Length;
                set[axis.Key] = TemplateValue.Of(axis.Sets[index].Values ?? new TemplateMap());
                origins.Add(axis.Sets[index].Origin);
                path += string.Create(CultureInfo.InvariantCulture, $"{(path.Length == 0 ? "" : "/")}{axis.Key}={index}");
            }

            set["id"] = TemplateValue.Of(InputId.Of(path));
            sets.Add(new Element(set, ElementOrigin.Combine(origins, origins[0].Generator)));
        }

        return sets.MoveToImmutable();
    }

    private sealed record PermutationAxis(string Key, ImmutableArray<Element> Sets);
}
