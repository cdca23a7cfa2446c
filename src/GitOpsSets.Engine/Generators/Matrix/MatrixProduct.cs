using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators.Matrix;

/// <summary>Combines the elements of the generators inside a GitOpsSet's matrix.</summary>
/// <remarks>
/// The reference merges maps in place, so that combinations change each other when two children hold maps under one key. Here every
/// combination is merged from copies.
/// </remarks>
internal static class MatrixProduct
{
    private const string UnnamedKey = "Matrix";

    /// <summary>One element for each choice of one element from every child.</summary>
    /// <param name="children">In the order written; one without elements is left out.</param>
    /// <param name="maximum">How many combinations there may be.</param>
    /// <param name="elements">
    /// The last child varies fastest. Later children win; maps under one key are merged. A combination equal to an earlier one is left out.
    /// </param>
    /// <param name="error">Set when there are too many combinations.</param>
    public static bool TryCombine(IEnumerable<MatrixChild> children, int maximum, out ImmutableArray<TemplateMap> elements, [NotNullWhen(false)] out string? error)
    {
        var axes = children.Where(child => !child.Elements.IsEmpty).ToArray();
        elements = [];
        long count = axes.Length == 0 ? 0 : 1;
        foreach (var axis in axes)
        {
            count *= axis.Elements.Length;
            if (count > maximum)
            {
                error = string.Create(CultureInfo.InvariantCulture, $"the matrix has more than {maximum} combinations");
                return false;
            }
        }

        var distinct = new HashSet<TemplateMap>(ElementComparer.Instance);
        var kept = ImmutableArray.CreateBuilder<TemplateMap>((int)count);
        for (long i = 0; i < count; i++)
        {
            var combination = Combination(axes, i, count);
            if (distinct.Add(combination))
            {
                kept.Add(combination);
            }
        }

        elements = kept.ToImmutable();
        error = null;
        return true;
    }

    /// <summary><c>singleElement</c>: one element that holds all elements of every child as lists.</summary>
    /// <param name="children">In the order written; those of one name are joined, those without name stand under <c>Matrix</c>, which replaces a child of that name.</param>
    /// <returns>Empty when no child has elements; otherwise one element, without keys for children that have none.</returns>
    public static ImmutableArray<TemplateMap> Gather(IEnumerable<MatrixChild> children)
    {
        var element = new TemplateMap();
        var groups = children.Where(child => !child.Elements.IsEmpty).GroupBy(child => child.Name, StringComparer.Ordinal);
        foreach (var group in groups.OrderBy(group => group.Key.Length == 0))
        {
            TemplateValue[] items = [.. group.SelectMany(child => child.Elements).Select(TemplateValue.Of)];
            element[group.Key.Length == 0 ? UnnamedKey : group.Key] = TemplateValue.Of(new TemplateList(items, GoType.MapList));
        }

        return element.Count == 0 ? [] : [element];
    }

    private static TemplateMap Combination(MatrixChild[] axes, long index, long count)
    {
        var combined = new TemplateMap();
        long stride = count;
        foreach (var axis in axes)
        {
            stride /= axis.Elements.Length;
            var element = axis.Elements[(int)(index / stride % axis.Elements.Length)];
            if (axis.Name.Length > 0)
            {
                element = new TemplateMap { [axis.Name] = TemplateValue.Of(element) };
            }

            ElementMerge.Into(combined, element);
        }

        return combined;
    }
}
