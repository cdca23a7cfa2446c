using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using GitOpsSets.Engine.Generators.Explanations;
using GitOpsSets.Templating;
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
    /// <param name="origin">Where the matrix stands.</param>
    /// <param name="drops">Takes down combinations that are left out; null where nobody asks.</param>
    /// <param name="elements">
    /// The last child varies fastest. Later children win; maps under one key are merged. A combination equal to an earlier one is left out.
    /// </param>
    /// <param name="error">Set when there are too many combinations.</param>
    public static bool TryCombine(IEnumerable<MatrixChild> children, int maximum, SourceSpan origin, DropLog? drops, out ImmutableArray<Element> elements, [NotNullWhen(false)] out string? error)
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
        var kept = ImmutableArray.CreateBuilder<Element>((int)count);
        for (long i = 0; i < count; i++)
        {
            var chosen = Choose(axes, i, count);
            var combination = Merge(axes, chosen);
            if (distinct.Add(combination))
            {
                kept.Add(new Element(combination, ElementOrigin.Combine([.. chosen.Select(element => element.Origin)], origin)));
            }
            else if (drops is not null)
            {
                var dropped = ElementOrigin.Combine([.. chosen.Select(element => element.Origin)], origin);
                drops.Add(new ItemName(dropped.Description, [dropped.Key]), new DropRule(DropReason.Duplicate, "equals an earlier combination", origin));
            }
        }

        elements = kept.ToImmutable();
        error = null;
        return true;
    }

    /// <summary><c>singleElement</c>: one element that holds all elements of every child as lists.</summary>
    /// <param name="children">In the order written; those of one name are joined, those without name stand under <c>Matrix</c>, which replaces a child of that name.</param>
    /// <param name="origin">Where the matrix stands; the items of all children are added to it.</param>
    /// <returns>Empty when no child has elements; otherwise one element, without keys for children that have none.</returns>
    public static ImmutableArray<Element> Gather(IReadOnlyCollection<MatrixChild> children, ElementOrigin origin)
    {
        var element = new TemplateMap();
        var groups = children.Where(child => !child.Elements.IsEmpty).GroupBy(child => child.Name, StringComparer.Ordinal);
        foreach (var group in groups.OrderBy(group => group.Key.Length == 0))
        {
            TemplateValue[] items = [.. group.SelectMany(child => child.Elements).Select(item => TemplateValue.Of(item.Values ?? new TemplateMap()))];
            element[group.Key.Length == 0 ? UnnamedKey : group.Key] = TemplateValue.Of(new TemplateList(items, GoType.MapList));
        }

        var evidence = children.SelectMany(child => child.Elements).SelectMany(item => item.Origin.Evidence).Distinct(StringComparer.Ordinal);
        return element.Count == 0 ? [] : [new Element(element, origin with { Evidence = [.. evidence] })];
    }

    private static Element[] Choose(MatrixChild[] axes, long index, long count)
    {
        var chosen = new Element[axes.Length];
        long stride = count;
        for (int i = 0; i < axes.Length; i++)
        {
            stride /= axes[i].Elements.Length;
            chosen[i] = axes[i].Elements[(int)(index / stride % axes[i].Elements.Length)];
        }

        return chosen;
    }

    private static TemplateMap Merge(MatrixChild[] axes, Element[] chosen)
    {
        var combined = new TemplateMap();
        for (int i = 0; i < axes.Length; i++)
        {
            var values = chosen[i].Values ?? new TemplateMap();
            ElementMerge.Into(combined, axes[i].Name.Length == 0 ? values : new TemplateMap { [axes[i].Name] = TemplateValue.Of(values) });
        }

        return combined;
    }
}
