using System.Collections.Immutable;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators.Matrix;

/// <summary>
/// Finds keys that a less trusted generator of a matrix would take from a more trusted one: later children win, so that an endpoint which answers one key more could
/// replace what the repository says (specs/security.md §1, row 9).
/// </summary>
internal static class MatrixOverrides
{
    private const string Root = "Element";

    /// <summary>What the template's author calls the keys, such as <c>Element.namespace</c>, in ordinal order. A key that is replaced by the same value is none.</summary>
    /// <param name="children">In the order written.</param>
    public static ImmutableArray<string> Find(IReadOnlyList<MatrixChild> children)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var trusts = new Dictionary<Element, TrustLevel>(ReferenceEqualityComparer.Instance);
        for (int later = 1; later < children.Count; later++)
        {
            for (int earlier = 0; earlier < later; earlier++)
            {
                foreach (var winner in children[later].Elements.Where(element => TrustOf(element) > TrustLevel.Repository))
                {
                    foreach (var loser in children[earlier].Elements.Where(element => TrustOf(element) < TrustOf(winner)))
                    {
                        Compare(Placed(children[earlier], loser), Placed(children[later], winner), Root, found);
                    }
                }
            }
        }

        return [.. found];

        TrustLevel TrustOf(Element element)
        {
            if (!trusts.TryGetValue(element, out var trust))
            {
                trusts[element] = trust = element.Values is { } values ? TrustOfValue(TemplateValue.Of(values)) : TrustLevel.Repository;
            }

            return trust;
        }
    }

    private static TemplateMap Placed(MatrixChild child, Element element)
    {
        var values = element.Values ?? new TemplateMap();
        return child.Name.Length == 0 ? values : new TemplateMap { [child.Name] = TemplateValue.Of(values) };
    }

    private static void Compare(TemplateMap earlier, TemplateMap later, string path, SortedSet<string> found)
    {
        foreach (string key in later.Keys)
        {
            if (!earlier.TryGetValue(key, out var before))
            {
                continue;
            }

            if (before.Map is { } inner && later[key].Map is { } other)
            {
                Compare(inner, other, $"{path}.{key}", found);
            }
            else if (!ElementComparer.AreEqual(before, later[key]))
            {
                found.Add($"{path}.{key}");
            }
        }
    }

    // An element is as trusted as the least trusted text in it: whoever writes one of its values may choose which others there are.
    private static TrustLevel TrustOfValue(TemplateValue value)
    {
        var least = value.IsOutsidersText ? value.Rich.Segments.Max(segment => segment.Source?.Trust ?? TrustLevel.Repository) : TrustLevel.Repository;
        if (value.Map is { } map)
        {
            return map.Keys.Aggregate(least, (trust, key) => Worse(Worse(trust, TrustOfValue(map.KeyOf(key))), TrustOfValue(map[key])));
        }

        return value.List is { } list ? list.Items.ToArray().Aggregate(least, (trust, item) => Worse(trust, TrustOfValue(item))) : least;
    }

    private static TrustLevel Worse(TrustLevel left, TrustLevel right) => left > right ? left : right;
}
